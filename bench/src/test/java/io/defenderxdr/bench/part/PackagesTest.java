package io.defenderxdr.bench.part;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PackagesTest {

  @Test
  void readsBehindWhatIsSteppedOverAndEndsWithNothing(@TempDir Path folder) throws IOException {
    Path file = Packages.file(folder, "records", 3);
    try (Packages.Writer writer = new Packages.Writer(file)) {
      writer.write(new byte[] {1});
      writer.write(new byte[] {});
      writer.write(new byte[] {2, 3});
    }
    try (Packages.Reader reader = new Packages.Reader(file)) {
      reader.skip(2);
      assertThat(reader.next()).containsExactly(2, 3);
      assertThat(reader.next()).isNull();
    }
  }

  @Test
  void countsProcessorTimeOfThisProcess() throws IOException {
    double before = Counters.ownCpuSeconds();
    double end = before + 0.05;
    long steps = 0;
    while (Counters.ownCpuSeconds() < end && steps < 10_000_000) {
      steps++;
    }
    assertThat(Counters.ownCpuSeconds()).isGreaterThanOrEqualTo(end);
    assertThat(Counters.residentBytes(ProcessHandle.current().pid())).isGreaterThan(1_000_000);
  }
}
