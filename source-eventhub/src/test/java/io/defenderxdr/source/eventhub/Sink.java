package io.defenderxdr.source.eventhub;

import io.defenderxdr.event.SourceBatch;
import io.defenderxdr.event.SourceRecord;
import io.defenderxdr.pipeline.BatchHandler;
import io.defenderxdr.pipeline.Checkpoints;
import io.defenderxdr.pipeline.Settlement;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;

/** Takes batches as the pipeline does: settles them, moves the position, remembers all. */
final class Sink implements BatchHandler {

  private final Map<String, Integer> times = new ConcurrentHashMap<>();
  private final List<SourceBatch> batches = new CopyOnWriteArrayList<>();
  private final Map<String, Semaphore> doors = new ConcurrentHashMap<>();
  private volatile Checkpoints checkpoints;

  void checkpoints(Checkpoints positions) {
    checkpoints = positions;
  }

  /** From now on nothing of this partition settles until it is opened again. */
  void shut(String partition) {
    doors.put(partition, new Semaphore(0));
  }

  void open(String partition) {
    Semaphore door = doors.remove(partition);
    if (door != null) {
      door.release(1000);
    }
  }

  @Override
  public Settlement process(SourceBatch batch) throws InterruptedException {
    String partition = ((io.defenderxdr.event.HubPosition) batch.positionAfter()).partition();
    Semaphore door = doors.get(partition);
    if (door != null) {
      door.acquire();
    }
    for (SourceRecord record : batch.records()) {
      times.merge(record.json().toText(), 1, Integer::sum);
    }
    batches.add(batch);
    checkpoints.advance(batch.stream(), batch.positionAfter());
    return new Settlement(batch.records().size(), 0, 0, 0);
  }

  /** How often each record came. */
  Map<String, Integer> times() {
    return times;
  }

  List<SourceBatch> batches() {
    return batches;
  }
}
