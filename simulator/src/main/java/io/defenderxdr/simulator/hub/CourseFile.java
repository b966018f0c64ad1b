package io.defenderxdr.simulator.hub;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A course on disk: the plan, stretches, and how far the last one may have got. What is written
 * outlives a kill of this process. Guarded by its course.
 */
final class CourseFile implements AutoCloseable {
  private static final String SIGN = "simulated-hub-1";
  private static final String NAME = "hub.log";

  private final @Nullable FileChannel channel;
  private final Plan plan;
  private final List<Stretch> stretches = new ArrayList<>();
  private long end;

  private CourseFile(@Nullable FileChannel channel, Plan plan) {
    this.channel = channel;
    this.plan = plan;
  }

  /** Remembers nothing. */
  static CourseFile none(Plan plan) {
    return new CourseFile(null, plan);
  }

  /**
   * Opens the file of a folder; a line that a kill cut short is removed.
   *
   * @param plan for a new file; an old one has its own
   * @throws IOException if the folder cannot be read or written
   * @throws IllegalArgumentException if the file comes from something else
   */
  static CourseFile open(Path folder, Plan plan) throws IOException {
    Files.createDirectories(folder);
    Path path = folder.resolve(NAME);
    byte[] bytes = Files.exists(path) ? Files.readAllBytes(path) : new byte[0];
    String text = new String(bytes, StandardCharsets.UTF_8);
    String whole = text.substring(0, text.lastIndexOf('\n') + 1);
    List<String> lines = whole.lines().toList();
    FileChannel channel =
        FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    channel.truncate(whole.getBytes(StandardCharsets.UTF_8).length);
    channel.position(channel.size());
    CourseFile file = new CourseFile(channel, lines.isEmpty() ? plan : plan(lines.getFirst()));
    if (lines.isEmpty()) {
      file.add(
          "%s %d %d %d %d"
              .formatted(
                  SIGN, plan.partitions(), plan.perMessage(), plan.messageBytes(), plan.backlog()));
    } else {
      lines.stream().skip(1).forEach(file::recall);
    }
    return file;
  }

  private static Plan plan(String line) {
    String[] word = line.split(" ", -1);
    if (word.length != 5 || !word[0].equals(SIGN)) {
      throw new IllegalArgumentException("The file " + NAME + " is not one of this simulator.");
    }
    return new Plan(
        Integer.parseInt(word[1]),
        Integer.parseInt(word[2]),
        Integer.parseInt(word[3]),
        Long.parseLong(word[4]));
  }

  private void recall(String line) {
    String[] word = line.split(" ", -1);
    if (word[0].equals("stretch")) {
      stretches.add(
          new Stretch(
              Long.parseLong(word[1]), Long.parseLong(word[2]), Double.parseDouble(word[3])));
    } else {
      end = Long.parseLong(word[1]);
    }
  }

  Plan plan() {
    return plan;
  }

  List<Stretch> stretches() {
    return List.copyOf(stretches);
  }

  /** The number behind the last message that may have been seen. */
  long end() {
    return end;
  }

  void stretch(Stretch stretch) {
    add("stretch " + stretch.first() + " " + stretch.start() + " " + stretch.rate());
  }

  void until(long message) {
    add("until " + message);
  }

  private void add(String line) {
    if (channel == null) {
      return;
    }
    try {
      ByteBuffer bytes = ByteBuffer.wrap((line + "\n").getBytes(StandardCharsets.UTF_8));
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("The hub's journal cannot be written.", e);
    }
  }

  @Override
  public void close() {
    if (channel != null) {
      try {
        channel.close();
      } catch (IOException e) {
        throw new UncheckedIOException("The hub's journal cannot be closed.", e);
      }
    }
  }
}
