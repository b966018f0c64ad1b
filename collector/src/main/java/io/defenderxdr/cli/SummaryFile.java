package io.defenderxdr.cli;

import io.defenderxdr.pipeline.FileErrors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/**
 * The option {@code --summary}: a place that cannot be written is said before the work is done, and
 * not after it.
 */
final class SummaryFile {

  @CommandLine.Option(
      names = "--summary",
      paramLabel = "FILE",
      description = "Write the summary (JSON) here, at the end.")
  @Nullable Path path;

  /** Writes a summary. */
  @FunctionalInterface
  interface Summary {
    void write(Path file) throws IOException;
  }

  /** Ends the command at once where the file cannot be written. */
  void requireWritable() throws CommandFailedException {
    if (path == null) {
      return;
    }
    Path file = path.toAbsolutePath();
    Path folder = file.getParent();
    if (Files.isDirectory(file)) {
      throw failed(file, "it is a folder");
    }
    if (folder != null && !Files.isDirectory(folder)) {
      throw failed(file, folder + " is no folder");
    }
    boolean writable = Files.isWritable(Files.exists(file) || folder == null ? file : folder);
    if (!writable) {
      throw failed(file, "access is denied");
    }
  }

  /** Writes it, if it is wanted. */
  void write(Summary summary) throws CommandFailedException {
    if (path != null) {
      try {
        summary.write(path);
      } catch (IOException e) {
        throw failed(path.toAbsolutePath(), FileErrors.clause(e));
      }
    }
  }

  private static CommandFailedException failed(Path file, String why) {
    return new CommandFailedException(
        ExitCodes.DATA_FOLDER,
        "The summary cannot be written to %s (%s): give --summary a file in a folder that is there and writable for this user."
            .formatted(file, why));
  }
}
