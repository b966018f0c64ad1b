package io.defenderxdr.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.defenderxdr.event.HubGroup;
import io.defenderxdr.event.HubPosition;
import io.defenderxdr.event.SourceBatch;
import io.defenderxdr.event.StreamId;
import io.defenderxdr.event.TimePosition;
import io.defenderxdr.pipeline.PartitionSight;
import io.defenderxdr.pipeline.Settlement;
import io.defenderxdr.status.Drift;
import io.defenderxdr.status.DriftSource;
import io.defenderxdr.status.StatusBoard;
import io.defenderxdr.testkit.FakeClock;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class MetersTest {

  @Test
  void countsEachOutcomeUnderItsName() {
    StreamId stream = new StreamId("contoso", "alert");
    StatusBoard board = new StatusBoard(new FakeClock(Instant.EPOCH));
    Meters meters = new Meters(board);
    meters.add(stream);
    board.fetched(stream, 10, 5_000);
    board.settled(
        new SourceBatch(stream, List.of(), TimePosition.START), new Settlement(4, 3, 2, 1));
    String text = meters.scrape();
    String labels = "{outcome=\"%s\",stream=\"alert\",tenant=\"contoso\"} %s";
    assertThat(text)
        .contains("defender_xdr_documents_total" + labels.formatted("created", "4.0"))
        .contains("defender_xdr_documents_total" + labels.formatted("already_there", "3.0"))
        .contains("defender_xdr_documents_total" + labels.formatted("quarantined", "2.0"))
        .contains("defender_xdr_documents_total" + labels.formatted("dropped", "1.0"))
        .contains("defender_xdr_records_total{stream=\"alert\",tenant=\"contoso\"} 10.0")
        .contains("defender_xdr_record_bytes_total{stream=\"alert\",tenant=\"contoso\"} 5000.0");
  }

  @Test
  void countsWhatAMappingDoesNotKnowByKindOnly() {
    StreamId stream = new StreamId("contoso", "event");
    Meters meters = new Meters(new StatusBoard(new FakeClock(Instant.EPOCH)));
    DriftSource mapping =
        () ->
            new Drift(
                List.of(
                    new Drift.Entry(Drift.Kind.UNKNOWN_COLUMN, "DeviceEvents", "A", 5),
                    new Drift.Entry(Drift.Kind.UNKNOWN_COLUMN, "DeviceEvents", "B", 1),
                    new Drift.Entry(Drift.Kind.NEW_ACTION, "DeviceEvents", "Dreamt", 4),
                    new Drift.Entry(Drift.Kind.UNKNOWN_TABLE, "Dreams", "", 3)));
    meters.add(stream, mapping);
    String labels = "{kind=\"%s\",stream=\"event\",tenant=\"contoso\"} %s";
    assertThat(meters.scrape())
        .contains("defender_xdr_drift_total" + labels.formatted("unknown_column", "6.0"))
        .contains("defender_xdr_drift_names" + labels.formatted("unknown_column", "2.0"))
        .contains("defender_xdr_drift_total" + labels.formatted("unknown_table", "3.0"))
        .contains("defender_xdr_drift_total" + labels.formatted("new_action", "4.0"))
        .contains("defender_xdr_drift_names" + labels.formatted("unfit_value", "0.0"))
        .doesNotContain("DeviceEvents");
    assertThat(mapping.drift().isEmpty()).isFalse();
  }

  @Test
  void showsEachPartitionAsItIsMet() {
    StreamId stream = new StreamId("contoso", "event");
    StatusBoard board = new StatusBoard(new FakeClock(Instant.EPOCH));
    Meters meters = new Meters(board);
    meters.add(stream);
    assertThat(meters.scrape()).doesNotContain("partition");
    HubGroup group = new HubGroup("ns", "hub", "group");
    board.fetched(stream, "3", 10, 5_000);
    board.settled(
        new SourceBatch(stream, List.of(), new HubPosition(group, "3", "o", 41, Instant.EPOCH)),
        new Settlement(4, 3, 2, 1));
    board.expired(stream, "3", 7);
    board.seen(stream, new PartitionSight("3", 0, 60, Instant.EPOCH, 0));
    String labels = "{partition=\"3\",stream=\"event\",tenant=\"contoso\"} ";
    assertThat(meters.scrape())
        .contains("defender_xdr_partition_records_total" + labels + "10.0")
        .contains("defender_xdr_partition_record_bytes_total" + labels + "5000.0")
        .contains("defender_xdr_partition_expired_total" + labels + "7.0")
        .contains("defender_xdr_partition_lag" + labels + "19.0")
        .contains("defender_xdr_partition_sequence" + labels + "41.0")
        .contains("defender_xdr_partition_owned" + labels + "1.0")
        .contains("defender_xdr_gaps{stream=\"event\",tenant=\"contoso\"} 1.0")
        .contains("defender_xdr_balanced{stream=\"event\",tenant=\"contoso\"} 1.0")
        .contains("defender_xdr_records_total{stream=\"event\",tenant=\"contoso\"} 10.0");
    board.released(stream, "3");
    assertThat(meters.scrape())
        .contains("defender_xdr_partition_lag" + labels + "NaN")
        .contains("defender_xdr_partition_owned" + labels + "0.0");
  }
}
