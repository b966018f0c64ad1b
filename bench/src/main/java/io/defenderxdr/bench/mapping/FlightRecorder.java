package io.defenderxdr.bench.mapping;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import jdk.jfr.Recording;

/** Records where time and memory go while the race is measured, if a file is given. */
final class FlightRecorder {

  private static final Duration PERIOD = Duration.ofMillis(5);

  private final String file;
  private final Recording recording = new Recording();

  /**
   * A recorder.
   *
   * @param file where the recording goes, empty for none
   */
  FlightRecorder(String file) {
    this.file = file;
  }

  void start() {
    if (!file.isEmpty()) {
      recording.enable("jdk.ExecutionSample").withPeriod(PERIOD);
      recording.enable("jdk.CPUTimeSample").with("throttle", "5ms");
      recording.enable("jdk.ObjectAllocationSample").with("throttle", "2000/s");
      recording.start();
    }
  }

  void stop() throws IOException {
    if (!file.isEmpty()) {
      recording.stop();
      recording.dump(Path.of(file));
    }
    recording.close();
  }
}
