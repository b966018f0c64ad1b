package io.defenderxdr.bench.part;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What the kernel counts of a process. */
public final class Counters {

  /** Linux counts in hundredths of a second for every program. */
  private static final double TICKS_A_SECOND = 100;

  /** Behind the name of the program: user time, and then system time. */
  private static final int USER = 11;

  private Counters() {}

  /** Processor seconds of a process so far, user and system. */
  public static double cpuSeconds(long pid) throws IOException {
    String stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
    List<String> fields = List.of(stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1));
    return (Long.parseLong(fields.get(USER)) + Long.parseLong(fields.get(USER + 1)))
        / TICKS_A_SECOND;
  }

  /** Processor seconds of this process so far. */
  public static double ownCpuSeconds() throws IOException {
    return cpuSeconds(ProcessHandle.current().pid());
  }

  /** Resident bytes of a process now. */
  public static long residentBytes(long pid) throws IOException {
    return Files.readAllLines(Path.of("/proc", Long.toString(pid), "status")).stream()
        .filter(line -> line.startsWith("VmRSS:"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) * 1024)
        .findFirst()
        .orElse(0);
  }
}
