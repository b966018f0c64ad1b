package io.defenderxdr.checkpoint;

import io.defenderxdr.pipeline.FileErrors;
import io.defenderxdr.pipeline.StateFolderException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HexFormat;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/**
 * The name of a collector among those that share leases: made once, kept in its state folder, so
 * that it takes its own leases back at once after a restart. The folder's lock keeps two processes
 * from one name.
 */
public final class OwnerName {

  private static final Pattern NAME = Pattern.compile("collector-[0-9a-f]{32}");
  private static final int BYTES = 16;

  private OwnerName() {}

  /**
   * The name that a folder holds; made if it holds none.
   *
   * @param folder the collector's own, locked by it
   * @throws StateFolderException if it cannot be read or written
   */
  public static String of(Path folder, RandomGenerator random) {
    Path file = folder.resolve("owner");
    try {
      if (Files.exists(file)) {
        String name = Files.readString(file, StandardCharsets.US_ASCII).strip();
        if (NAME.matcher(name).matches()) {
          return name;
        }
      }
      byte[] bytes = new byte[BYTES];
      random.nextBytes(bytes);
      String name = "collector-" + HexFormat.of().formatHex(bytes);
      Path beside = folder.resolve("owner.tmp");
      Files.writeString(beside, name + "\n", StandardCharsets.US_ASCII);
      Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      return name;
    } catch (IOException e) {
      throw new StateFolderException(
          file,
          "The collector's name cannot be kept in %s (%s): make the folder readable and writable for this user, or choose another with state.path."
              .formatted(file, FileErrors.clause(e)),
          e);
    }
  }
}
