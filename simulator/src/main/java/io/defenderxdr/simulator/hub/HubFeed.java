package io.defenderxdr.simulator.hub;

import io.defenderxdr.simulator.attack.World;
import io.defenderxdr.simulator.stream.EventRecords;
import io.defenderxdr.simulator.time.Ticks;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * Feeds a hub with what Defender XDR streams about a tenant, at a set rate by the tenant's clock.
 * Nothing is kept but how far it got: the same tenant and folder make the same messages again. Safe
 * for any thread.
 */
public final class HubFeed implements AutoCloseable {
  private static final int AT_ONCE = 256;
  private static final Duration OLDEST_BACKLOG = Duration.ofHours(1);

  private final Hub hub;
  private final Course course;
  private final CourseFile file;
  private final Writer writer;
  private final @Nullable Spool spool;
  private volatile Runnable whenFrozen = () -> {};

  /**
   * What a feed is made from.
   *
   * @param name the hub's name
   * @param groups names of its consumer groups
   * @param plan how records are cut into messages; a kept hub has its own
   * @param rate records a second; 0 for none
   * @param prepared whether the backlog is made beforehand, so that reading it costs little
   * @param retention how long messages stay, asked anew each time
   */
  public record Recipe(
      String name,
      Set<String> groups,
      Plan plan,
      double rate,
      boolean prepared,
      Supplier<Duration> retention) {}

  private HubFeed(Recipe recipe, CourseFile file, World world, Clock clock, @Nullable Path folder)
      throws IOException {
    Plan plan = file.plan();
    this.file = file;
    this.writer = new Writer(new EventRecords(world), plan, world.seed());
    this.course = new Course(() -> Ticks.of(clock.instant()), file);
    double messages = recipe.rate() / plan.average();
    long waiting = plan.backlogMessages(world.seed());
    if (file.stretches().isEmpty() && waiting > 0) {
      course.past(waiting, Math.max(messages, (double) waiting / OLDEST_BACKLOG.toSeconds()));
    }
    course.go(messages);
    int beforehand = recipe.prepared() ? Math.toIntExact(waiting) : 0;
    this.spool =
        beforehand == 0 ? null : Spool.of(beforehand, m -> writer.body(m, course.ticks(m)), folder);
    this.hub =
        new Hub(
            new Hub.Shape(recipe.name(), plan.partitions(), recipe.groups()),
            clock,
            recipe.retention(),
            number -> new MadeLog(course, this::body, number, plan.partitions()));
  }

  /**
   * Starts a feed, or goes on with the one a folder holds.
   *
   * @param folder where it is kept how far the feed got, or null to forget it
   * @throws IOException if the folder cannot be used
   */
  public static HubFeed open(Recipe recipe, World world, Clock clock, @Nullable Path folder)
      throws IOException {
    CourseFile file =
        folder == null ? CourseFile.none(recipe.plan()) : CourseFile.open(folder, recipe.plan());
    try {
      return new HubFeed(recipe, file, world, clock, folder);
    } catch (IOException e) {
      file.close();
      throw e;
    }
  }

  private byte[] body(long message, long ticks) {
    byte[] made = spool == null ? null : spool.body(message);
    return made == null ? writer.body(message, ticks) : made;
  }

  /** The hub that is fed. */
  public Hub hub() {
    return hub;
  }

  /** Lets nothing more come. */
  public void freeze() {
    course.freeze();
    whenFrozen.run();
  }

  /** Something that {@link #freeze} waits for once nothing more comes. */
  public void whenFrozen(Runnable work) {
    whenFrozen = work;
  }

  /**
   * Visits every record that was put on the hub so far.
   *
   * @throws IOException if the one who looks does
   */
  public void offered(Look look) throws IOException {
    long end = course.messages();
    for (long first = 0; first < end; first += AT_ONCE) {
      List<List<String>> some =
          LongStream.range(first, Math.min(end, first + AT_ONCE))
              .parallel()
              .mapToObj(this::ids)
              .toList();
      for (int number = 0; number < some.size(); number++) {
        show(first + number, some.get(number), look);
      }
    }
  }

  private List<String> ids(long message) {
    return writer.records(message, course.ticks(message)).stream().map(EventIds::of).toList();
  }

  private void show(long message, List<String> ids, Look look) throws IOException {
    int partitions = writer.plan().partitions();
    for (int place = 0; place < ids.size(); place++) {
      look.at(ids.get(place), new Place((int) (message % partitions), message / partitions, place));
    }
  }

  /** Where a record stands. */
  public record Place(int partition, long sequence, int place) {
    @Override
    public String toString() {
      return partition + "|" + sequence + "|" + place;
    }
  }

  /** Someone who looks at every record. */
  public interface Look {
    /** Looks at one. */
    void at(String documentId, Place place) throws IOException;
  }

  @Override
  public void close() {
    course.freeze();
    file.close();
    if (spool != null) {
      spool.close();
    }
  }
}
