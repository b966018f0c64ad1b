package io.defenderxdr.metrics;

import io.defenderxdr.event.StreamId;
import io.defenderxdr.status.PartitionStatus;
import io.defenderxdr.status.StreamStatus;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Tags;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ToDoubleFunction;

/** Meters of partitions, added as partitions are met; a hub has a bounded number. */
final class PartitionMeters {

  private final PrometheusMeterRegistry registry;
  private final BoardView view;
  private final Set<Name> known = ConcurrentHashMap.newKeySet();

  private record Name(StreamId stream, String partition) {}

  PartitionMeters(PrometheusMeterRegistry registry, BoardView view) {
    this.registry = registry;
    this.view = view;
  }

  void addNew() {
    for (StreamStatus stream : view.streams()) {
      for (PartitionStatus partition : stream.progress().partitions()) {
        Name name = new Name(stream.stream(), partition.partition());
        if (known.add(name)) {
          add(name);
        }
      }
    }
  }

  private void add(Name name) {
    counter(name, "records", status -> status.tally().counts().fetched());
    counter(name, "record.bytes", status -> status.tally().counts().fetchedBytes());
    counter(name, "expired", status -> status.tally().messages().expired());
    counter(name, "missing", status -> status.tally().messages().missing());
    gauge(
        name,
        "lag",
        "messages that wait; no number where another collector reads it",
        PartitionMeters::lag);
    gauge(
        name,
        "sequence",
        "sequence number of the last settled message",
        status ->
            status.reached().sequence().isPresent()
                ? status.reached().sequence().getAsLong()
                : Double.NaN);
    gauge(name, "owned", "1 while this collector reads it", status -> status.owned() ? 1 : 0);
  }

  private static double lag(PartitionStatus status) {
    return status.lag().isPresent() ? status.lag().getAsLong() : Double.NaN;
  }

  private void counter(Name name, String what, ToDoubleFunction<PartitionStatus> figure) {
    FunctionCounter.builder(
            "defender_xdr.partition." + what, view, seen -> figure(seen, name, figure, 0))
        .tags(tags(name))
        .register(registry);
  }

  private void gauge(
      Name name, String what, String description, ToDoubleFunction<PartitionStatus> figure) {
    Gauge.builder(
            "defender_xdr.partition." + what, view, seen -> figure(seen, name, figure, Double.NaN))
        .description(description)
        .tags(tags(name))
        .register(registry);
  }

  private static double figure(
      BoardView seen, Name name, ToDoubleFunction<PartitionStatus> figure, double absent) {
    return seen.partition(name.stream(), name.partition())
        .map(figure::applyAsDouble)
        .orElse(absent);
  }

  private static Tags tags(Name name) {
    return Meters.tags(name.stream()).and("partition", name.partition());
  }
}
