package io.defenderxdr.source.kafka;

import io.defenderxdr.event.StreamId;
import io.defenderxdr.pipeline.PipelineListener;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is wrong with a stream at this moment: it has recovered when the last of it is over. Safe
 * for many threads.
 */
final class Troubles {

  private static final Logger LOG = LoggerFactory.getLogger(Troubles.class);

  private final StreamId stream;
  private final PipelineListener listener;
  private final Map<String, String> open = new LinkedHashMap<>();
  private boolean well;

  Troubles(StreamId stream, PipelineListener listener) {
    this.stream = stream;
    this.listener = listener;
  }

  /** Something is wrong; {@code what} names it until it is over. */
  synchronized void begin(String what, String sentence, @Nullable Instant until) {
    well = false;
    if (!sentence.equals(open.put(what, sentence)) || until != null) {
      LOG.warn("{}: {}{}", stream, sentence, until == null ? "" : " The next try is at " + until);
      listener.degraded(stream, sentence, until);
    }
  }

  /** It is over, if it ever was; the first time, the stream is well from now on. */
  synchronized void over(String what) {
    if (open.remove(what) != null && !open.isEmpty()) {
      listener.degraded(stream, open.values().iterator().next(), null);
    }
    if (!well && open.isEmpty()) {
      well = true;
      listener.recovered(stream);
    }
  }
}
