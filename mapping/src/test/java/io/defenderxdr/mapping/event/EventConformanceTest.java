package io.defenderxdr.mapping.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.defenderxdr.event.ByteSlice;
import io.defenderxdr.event.EcsDocument;
import io.defenderxdr.event.Origin;
import io.defenderxdr.event.SourceBatch;
import io.defenderxdr.event.SourceRecord;
import io.defenderxdr.event.StreamId;
import io.defenderxdr.event.TimePosition;
import io.defenderxdr.mapping.Cases;
import io.defenderxdr.mapping.Leaves;
import io.defenderxdr.mapping.MappingOptions;
import io.defenderxdr.mapping.RecordProcessor;
import io.defenderxdr.mapping.event.step.Places;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The public cases, leaf by leaf. */
class EventConformanceTest {

  private static final StreamId STREAM = new StreamId("test", "event");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "event-alert",
        "event-behavior",
        "event-cloud",
        "event-device",
        "event-email",
        "event-identity",
        "event-message",
        "real-event"
      })
  void equalsTheReferenceLeafForLeaf(String file) {
    List<String> reports = new ArrayList<>();
    for (Map<String, Object> given : Cases.of(file)) {
      EcsDocument document = document(given);
      Map<String, Object> source =
          Cases.object(new String(document.json(), StandardCharsets.UTF_8));
      Leaves.differences(expected(given), source).stream()
          .filter(line -> isCompared(file, line))
          .forEach(line -> reports.add(given.get("id") + " " + line));
      if (given.get("id_expected") != null) {
        assertThat(document.id().text()).isEqualTo(given.get("id_expected"));
      }
    }
    assertThat(reports).isEmpty();
  }

  /** Places depend on a data base, user agents of real records on the parser's rules. */
  private static boolean isCompared(String file, String line) {
    String path = line.substring(0, line.indexOf(':'));
    boolean agent = file.equals("real-event") && path.startsWith("user_agent.");
    return !agent && !path.contains(".geo.") && !path.contains(".as.");
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> expected(Map<String, Object> given) {
    return (Map<String, Object>) given.get("expected");
  }

  private static EcsDocument document(Map<String, Object> given) {
    List<String> tags = ((List<?>) given.get("tags")).stream().map(Object::toString).toList();
    EventMapping mapping =
        new EventMapping(
            new MappingOptions("default", "", tags, true, false, RecordProcessor.NONE),
            Places.NONE,
            Clock.systemUTC());
    SourceRecord record =
        new SourceRecord(ByteSlice.of((String) given.get("input")), new Origin("case", null));
    return mapping
        .map(new SourceBatch(STREAM, List.of(record), TimePosition.START))
        .list()
        .getFirst();
  }
}
