package io.defenderxdr.delivery;

import io.defenderxdr.delivery.cluster.IndexTemplate;
import io.defenderxdr.event.ByteSlice;
import io.defenderxdr.event.DocumentId;
import io.defenderxdr.event.Documents;
import io.defenderxdr.event.EcsDocument;
import io.defenderxdr.event.Origin;
import io.defenderxdr.event.StreamId;
import io.defenderxdr.event.Write;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

/** Small documents of an alert stream. */
final class Alerts {

  static final StreamId STREAM = new StreamId("contoso", "alert");

  static final IndexTemplate TEMPLATE =
      new IndexTemplate(
          "defender-xdr-alert",
          """
          {"index_patterns": ["logs-m365_defender.alert-*"], "data_stream": {}, "priority": 250,
           "template": {
             "settings": {"number_of_shards": 1, "number_of_replicas": 0},
             "mappings": {"_meta": {"managed_by": "defender-xdr"}, "dynamic": false,
               "properties": {
                 "@timestamp": {"type": "date"}, "number": {"type": "long"},
                 "event": {"properties": {"ingested": {"type": "date"}}}}}}}
          """);

  private static final String STAMP = "0000-00-00T00:00:00.000Z";

  private Alerts() {}

  /** Documents with the numbers 0 to {@code count} - 1, all last updated at that time. */
  static List<EcsDocument> many(String index, int count, Instant lastUpdate) {
    return IntStream.range(0, count)
        .mapToObj(number -> one(index, String.valueOf(number), lastUpdate))
        .toList();
  }

  /** A document; a number that is none is refused by the store. */
  static EcsDocument one(String index, String number, Instant lastUpdate) {
    String json =
        "{\"@timestamp\":\"2026-01-01T00:00:00.000Z\",\"number\":\""
            + number
            + "\",\"event\":{\"ingested\":\""
            + STAMP
            + "\"}}";
    byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
    DocumentId id = DocumentId.ofBytes(ByteSlice.of("alert " + number));
    return new EcsDocument(
        index,
        id,
        bytes,
        json.indexOf(STAMP),
        Write.CREATE,
        new Origin("alert " + number, lastUpdate));
  }

  static Documents batch(List<EcsDocument> documents) {
    return new Documents(STREAM, documents, 0);
  }

  static Documents batch(EcsDocument... documents) {
    return batch(List.of(documents));
  }
}
