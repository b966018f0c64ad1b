package io.defenderxdr.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What the kernel says of a process's memory. */
public final class ResidentMemory {

  private ResidentMemory() {}

  /**
   * The high-water mark of a process's resident memory (VmHWM).
   *
   * @param pid the process
   * @return bytes; 0 if the process is gone or the kernel keeps no such mark
   */
  public static long peakBytes(long pid) {
    try {
      return Files.readAllLines(Path.of("/proc", Long.toString(pid), "status")).stream()
          .filter(line -> line.startsWith("VmHWM:"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) * 1024)
          .findFirst()
          .orElse(0);
    } catch (IOException e) {
      return 0;
    }
  }
}
