package io.defenderxdr.source.eventhub;

import io.defenderxdr.event.StreamId;
import io.defenderxdr.pipeline.PipelineListener;
import java.util.LinkedHashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is wrong with the stream at the moment, by its place, so that one cure does not hide another
 * trouble. Each sentence is told once, until it changes. Safe for many threads.
 */
final class Troubles {

  private static final Logger LOG = LoggerFactory.getLogger(Troubles.class);

  private final StreamId stream;
  private final PipelineListener listener;
  private final Map<String, String> active = new LinkedHashMap<>();

  Troubles(StreamId stream, PipelineListener listener) {
    this.stream = stream;
    this.listener = listener;
  }

  /**
   * Something is wrong.
   *
   * @param place what it concerns, such as {@code partition 3}
   */
  synchronized void raise(String place, String sentence) {
    if (!sentence.equals(active.put(place, sentence))) {
      LOG.warn("{}: {}", stream, sentence);
      listener.degraded(stream, sentence, null);
    }
  }

  /** It is over, if it was there. */
  synchronized void clear(String place) {
    String was = active.remove(place);
    if (was == null) {
      return;
    }
    LOG.info("{}: over: {}", stream, was);
    if (active.isEmpty()) {
      listener.recovered(stream);
    } else {
      listener.degraded(stream, active.values().iterator().next(), null);
    }
  }

  /** What is wrong there; empty if nothing is. */
  synchronized String text(String place) {
    return active.getOrDefault(place, "");
  }
}
