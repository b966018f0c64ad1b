package io.defenderxdr.source.eventhub;

import io.defenderxdr.pipeline.StateAwayException;
import io.defenderxdr.source.lease.LeaseKeeper;
import java.util.ArrayList;
import java.util.List;

/** The two threads beside the workers: one writes positions, one watches. */
final class Chores implements AutoCloseable {

  private static final String POSITIONS = "positions";
  private static final long STOP_MILLIS = 2000;

  private final Desk desk;
  private final LeaseKeeper leases;
  private final Watchdog watchdog;
  private final List<Thread> threads = new ArrayList<>();

  /** Work that ends by its interrupt. */
  private interface Chore {
    void run() throws InterruptedException;
  }

  Chores(Desk desk, Fleet fleet, LeaseKeeper leases) {
    this.desk = desk;
    this.leases = leases;
    this.watchdog = new Watchdog(desk, fleet);
  }

  void start() {
    begin("positions", this::writePositions);
    begin("watchdog", watchdog::run);
  }

  private void begin(String name, Chore chore) {
    threads.add(
        Thread.ofPlatform()
            .name(desk.stream() + " " + name)
            .daemon()
            .start(
                () -> {
                  try {
                    chore.run();
                  } catch (InterruptedException e) {
                    // The stream ends.
                  }
                }));
  }

  private void writePositions() throws InterruptedException {
    while (true) {
      desk.checkpoints().awaitLook();
      try {
        desk.checkpoints().writeDue(leases::isSure);
        desk.troubles().clear(POSITIONS);
      } catch (StateAwayException e) {
        desk.troubles().raise(POSITIONS, String.valueOf(e.getMessage()));
      }
    }
  }

  @Override
  public void close() {
    threads.forEach(Thread::interrupt);
    try {
      for (Thread thread : threads) {
        thread.join(STOP_MILLIS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
