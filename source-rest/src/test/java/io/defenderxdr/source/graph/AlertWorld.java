package io.defenderxdr.source.graph;

import io.defenderxdr.event.Position;
import io.defenderxdr.event.SourceBatch;
import io.defenderxdr.event.StreamId;
import io.defenderxdr.event.TimePosition;
import io.defenderxdr.http.HttpCaller;
import io.defenderxdr.http.HttpRoute;
import io.defenderxdr.http.TokenSource;
import io.defenderxdr.pipeline.Checkpoints;
import io.defenderxdr.pipeline.PipelineListener;
import io.defenderxdr.pipeline.QuarantineEntry;
import io.defenderxdr.pipeline.Settlement;
import io.defenderxdr.pipeline.Source;
import io.defenderxdr.pipeline.SourceRefusedException;
import io.defenderxdr.source.rest.QuotaGovernor;
import io.defenderxdr.testkit.FakeClock;
import io.defenderxdr.testkit.FakePause;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The alert stream beside an imitated Graph, in fast time. */
final class AlertWorld implements AutoCloseable {

  static final StreamId STREAM = new StreamId("contoso", "alert");
  static final Instant START = Instant.parse("2026-03-01T00:00:00Z");

  final FakeClock clock = new FakeClock(START);
  final FakePause pause = new FakePause(clock);
  final GraphImitation graph = new GraphImitation();
  final Map<String, Integer> delivered = new HashMap<>();
  final Set<String> quarantined = new HashSet<>();
  final List<QuarantineEntry> entries = new ArrayList<>();
  final List<String> gaps = new ArrayList<>();
  final List<String> told = new ArrayList<>();
  final List<SourceBatch> batches = new ArrayList<>();
  boolean stopBeforeKeeping;
  Position saved = TimePosition.START;

  /** Is asked before each batch is settled. */
  BeforeSettling beforeSettling = batch -> {};

  /** Is asked after each batch is settled. */
  Runnable afterSettling = () -> {};

  /** May end the collector. */
  interface BeforeSettling {
    void batch(SourceBatch batch) throws InterruptedException;
  }

  /** One for all worlds: making it takes longer than using it. */
  private static final HttpCaller CALLER = new HttpCaller(HttpRoute.DIRECT);

  private final int pageSize;

  AlertWorld(int pageSize) throws java.io.IOException {
    this.pageSize = pageSize;
  }

  private final Checkpoints checkpoints =
      new Checkpoints() {
        @Override
        public Position read(StreamId stream) {
          return saved;
        }

        @Override
        public void advance(StreamId stream, Position position) {
          saved = position;
        }
      };

  private final TokenSource tokens =
      new TokenSource() {
        @Override
        public TokenReply token() {
          return new TokenReply.Granted("token");
        }

        @Override
        public void forget(String token) {}
      };

  private final PipelineListener listener =
      new PipelineListener() {
        @Override
        public void gap(StreamId stream, String range) {
          gaps.add(range);
        }

        @Override
        public void degraded(StreamId stream, String reason, @Nullable Instant until) {
          told.add(reason);
        }
      };

  private void keep(QuarantineEntry entry) throws InterruptedException {
    if (stopBeforeKeeping) {
      throw new InterruptedException("stop");
    }
    entries.add(entry);
    quarantined.add(entry.document());
  }

  Source source() {
    AlertOptions options =
        new AlertOptions(
            graph.url(),
            Duration.ofMinutes(5),
            pageSize,
            true,
            Duration.ofSeconds(20),
            new AlertOptions.Reach(
                Duration.ofDays(30),
                Duration.ofMinutes(10),
                Duration.ofHours(24),
                Duration.ofHours(48)),
            new AlertOptions.Bounds(7, 100_000, 1_000));
    return AlertStream.create(
        STREAM,
        options,
        new AlertStream.Line(CALLER, tokens, new QuotaGovernor(100_000, clock, pause)),
        new AlertStream.Keeping(checkpoints, this::keep),
        new AlertStream.Time(clock, pause, new Random(1)),
        listener);
  }

  /** One complete poll. */
  void poll() throws InterruptedException, SourceRefusedException {
    source().runOnce(this::settle);
  }

  Settlement settle(SourceBatch batch) throws InterruptedException {
    beforeSettling.batch(batch);
    batches.add(batch);
    batch.records().forEach(record -> delivered.merge(record.json().toText(), 1, Integer::sum));
    saved = batch.positionAfter();
    afterSettling.run();
    return Settlement.NONE;
  }

  /** The current states that were neither delivered nor kept in quarantine. */
  Set<String> missing() {
    Set<String> missing = undelivered();
    missing.removeIf(
        state -> {
          String id = state.substring(0, state.indexOf(','));
          return quarantined.stream().anyMatch(entry -> entry.startsWith(id));
        });
    return missing;
  }

  /** The current states that were not delivered. */
  Set<String> undelivered() {
    Set<String> states = new HashSet<>();
    graph.alerts.values().forEach(alert -> states.add(alert.json(false)));
    states.removeAll(delivered.keySet());
    return states;
  }

  @Override
  public String toString() {
    return "pages of %d, newest first %s, shuffled %s, links refused %s, empty first %s, most %d, failing %s, wholly %s, gaps %s, saved %s, %d requests"
        .formatted(
            pageSize,
            graph.orderIgnored,
            graph.shuffled,
            graph.linkRefused,
            graph.emptyPageFirst,
            graph.greatestPage,
            graph.failing,
            graph.failingWholly,
            gaps,
            saved,
            graph.requests);
  }

  @Override
  public void close() {
    graph.close();
  }
}
