package io.defenderxdr.source.event;

import io.defenderxdr.settings.Configuration;
import io.defenderxdr.source.export.ExportOptions;
import io.defenderxdr.source.kafka.KafkaPace;

/** How much at once, from the section {@code limits}. */
final class Paces {

  private Paces() {}

  /**
   * A Kafka message counts as a record here: so many of them are the most that stays uncommitted.
   */
  static KafkaPace kafka(Configuration.Limits limits) {
    Configuration.Partitions bounds = limits.partitions();
    return KafkaPace.usual()
        .holding(bounds.bytes())
        .inBatchesOf(limits.batchCount(), limits.batchBytes())
        .committing(bounds.checkpointInterval(), bounds.checkpointRecords());
  }

  static ExportOptions.Pace export(Configuration.Limits limits) {
    return ExportOptions.Pace.usual()
        .reading(limits.partitions().bytes())
        .inBatchesOf(limits.batchCount(), limits.batchBytes());
  }
}
