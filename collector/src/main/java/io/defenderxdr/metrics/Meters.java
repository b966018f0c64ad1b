package io.defenderxdr.metrics;

import io.defenderxdr.event.StreamId;
import io.defenderxdr.status.Counts;
import io.defenderxdr.status.Drift;
import io.defenderxdr.status.DriftSource;
import io.defenderxdr.status.StatusBoard;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.function.ToDoubleFunction;

/**
 * The meters of a collector; its streams are named by tenant and stream, their partitions by id
 * too. Counts are those since the process began. Safe for many threads.
 */
public final class Meters {

  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final BoardView view;
  private final PartitionMeters partitions;

  public Meters(StatusBoard board) {
    this.view = new BoardView(board);
    this.partitions = new PartitionMeters(registry, view);
    new JvmMemoryMetrics().bindTo(registry);
  }

  /** Adds the meters of a stream; those of its partitions come as they are met. */
  public void add(StreamId stream) {
    counter("records", tags(stream), stream, Counts::fetched);
    counter("record.bytes", tags(stream), stream, Counts::fetchedBytes);
    outcome(stream, "created", counts -> counts.settled().created());
    outcome(stream, "already_there", counts -> counts.settled().alreadyThere());
    outcome(stream, "quarantined", counts -> counts.settled().quarantined());
    outcome(stream, "dropped", counts -> counts.settled().dropped());
    Gauge.builder("defender_xdr.ready", view, seen -> seen.isReady(stream) ? 1 : 0)
        .description("1 while the stream is healthy")
        .tags(tags(stream))
        .register(registry);
    Gauge.builder("defender_xdr.gaps", view, seen -> seen.gaps(stream))
        .description("stretches of the source that could not be read")
        .tags(tags(stream))
        .register(registry);
    Gauge.builder("defender_xdr.balanced", view, seen -> seen.isBalanced(stream) ? 1 : 0)
        .description("1 while the counts of the ledger add up")
        .tags(tags(stream))
        .register(registry);
  }

  /** Adds the meters of what a stream's mapping does not know; the kinds are three. */
  public void add(StreamId stream, DriftSource mapping) {
    for (Drift.Kind kind : Drift.Kind.values()) {
      Tags tags = tags(stream).and("kind", kind.word());
      FunctionCounter.builder("defender_xdr.drift", mapping, m -> m.drift().count(kind))
          .description(
              "records of unknown tables, values without a field, values that did not fit, records of"
                  + " new ActionTypes")
          .tags(tags)
          .register(registry);
      Gauge.builder("defender_xdr.drift.names", mapping, m -> m.drift().size(kind))
          .description(
              "unknown tables, unknown columns, columns with values that did not fit, new ActionTypes")
          .tags(tags)
          .register(registry);
    }
  }

  private void outcome(StreamId stream, String outcome, ToDoubleFunction<Counts> count) {
    counter("documents", tags(stream).and("outcome", outcome), stream, count);
  }

  private void counter(String name, Tags tags, StreamId stream, ToDoubleFunction<Counts> count) {
    FunctionCounter.builder(
            "defender_xdr." + name, view, seen -> count.applyAsDouble(seen.counts(stream)))
        .tags(tags)
        .register(registry);
  }

  static Tags tags(StreamId stream) {
    return Tags.of("tenant", stream.tenant(), "stream", stream.stream());
  }

  /** All figures as Prometheus reads them. */
  public String scrape() {
    view.look();
    partitions.addNew();
    return registry.scrape();
  }
}
