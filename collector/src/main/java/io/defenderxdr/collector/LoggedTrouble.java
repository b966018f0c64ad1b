package io.defenderxdr.collector;

import io.defenderxdr.event.StreamId;
import io.defenderxdr.pipeline.PipelineListener;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes trouble of the store and of the state folder to the log, each sentence once. */
final class LoggedTrouble implements PipelineListener {

  private static final Logger LOG = LoggerFactory.getLogger(LoggedTrouble.class);

  private final PipelineListener next;
  private final Map<StreamId, String> told = new ConcurrentHashMap<>();

  LoggedTrouble(PipelineListener next) {
    this.next = next;
  }

  @Override
  public void degraded(StreamId stream, String reason, @Nullable Instant until) {
    if (!reason.equals(told.put(stream, reason))) {
      LOG.warn("{}: {} The stream waits and comes back by itself.", stream, reason);
    }
    next.degraded(stream, reason, until);
  }

  @Override
  public void standsBy(StreamId stream, String owner) {
    next.standsBy(stream, owner);
  }

  @Override
  public void runsHere(StreamId stream) {
    next.runsHere(stream);
  }

  @Override
  public void recovered(StreamId stream) {
    if (told.remove(stream) != null) {
      LOG.info("{}: goes on", stream);
    }
    next.recovered(stream);
  }
}
