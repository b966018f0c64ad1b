package io.defenderxdr.checkpoint;

import io.defenderxdr.pipeline.FileErrors;
import io.defenderxdr.pipeline.StateFolderException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/** The name by which one collector owns leases: made once, kept in its state folder. */
public final class OwnerName {

  private static final Pattern NAME = Pattern.compile("[0-9a-f]{32}");

  private OwnerName() {}

  /**
   * The name of the collector whose state folder this is. The folder's lock keeps two processes
   * from one name.
   *
   * @param random makes a name that nobody else has
   * @throws StateFolderException if it can neither be read nor made
   */
  public static String of(Path folder, RandomGenerator random) {
    Path file = folder.resolve("owner");
    try {
      if (Files.exists(file)) {
        String name = Files.readString(file).strip();
        if (NAME.matcher(name).matches()) {
          return name;
        }
      }
      byte[] bytes = new byte[16];
      random.nextBytes(bytes);
      String name = HexFormat.of().formatHex(bytes);
      DurableFile.replace(file, (name + "\n").getBytes(StandardCharsets.UTF_8));
      return name;
    } catch (IOException e) {
      throw new StateFolderException(
          file,
          "The file %s that names this collector cannot be used (%s): make it readable and writable for this user."
              .formatted(file, FileErrors.clause(e)),
          e);
    }
  }
}
