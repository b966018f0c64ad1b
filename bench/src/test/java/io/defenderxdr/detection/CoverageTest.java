package io.defenderxdr.detection;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What counts as covered, on documents written for the purpose. */
class CoverageTest {

  private static final DetectionRule RULE =
      DetectionRule.of(
          List.of(
              "id",
              "A new file",
              "eql",
              "file",
              "logs-m365_defender.event-*",
              "event.type file.path host.os.type"));

  private static final String FILE =
      """
      {"event":{"category":["file"],"type":["creation"],"action":"creation"},
       "file":{"path":"C:\\\\a"},"host":{"os":{"type":"windows"}}}""";

  private static Evidence document(String action, String json) {
    JsonNode record =
        Conformance.parse(
            "{\"category\":\"AdvancedHunting-DeviceFileEvents\",\"properties\":{\"ActionType\":\""
                + action
                + "\"}}");
    return Evidence.of("event", record, Conformance.parse(json));
  }

  private static boolean covered(DetectionRule rule, Evidence... documents) {
    return new Coverage(List.of(rule), List.of(documents), Sensible.read()).covers(rule);
  }

  @Test
  void oneDocumentWithEverythingCovers() {
    assertThat(covered(RULE, document("FileCreated", FILE))).isTrue();
  }

  @Test
  void aCreationThatIsTypedInfoDoesNotCover() {
    String info = FILE.replace("[\"creation\"]", "[\"info\"]");
    assertThat(covered(RULE, document("FileCreated", info))).isFalse();
  }

  @Test
  void aCreationThatGoesByAnotherActionDoesNotCover() {
    String other = FILE.replace("\"action\":\"creation\"", "\"action\":\"filecreated\"");
    assertThat(covered(RULE, document("FileCreated", other))).isFalse();
  }

  @Test
  void anActionTypeThatNobodyCalledSensibleDoesNotCover() {
    assertThat(covered(RULE, document("FileDreamtOf", FILE))).isFalse();
  }

  @Test
  void anotherCategoryDoesNotCover() {
    String registry = FILE.replace("[\"file\"]", "[\"registry\"]");
    assertThat(covered(RULE, document("FileCreated", registry))).isFalse();
  }

  @Test
  void aRuleThatDecidesOnTheCategoryItselfIsTakenAtItsFields() {
    DetectionRule any =
        DetectionRule.of(
            List.of(
                "id", "n", "eql", "any", "logs-m365_defender.event-*", "event.category file.path"));
    DetectionRule process =
        DetectionRule.of(
            List.of("id", "n", "kuery", "", "logs-m365_defender.event-*", "event.category"));

    assertThat(covered(any, document("FileCreated", FILE))).isTrue();
    assertThat(covered(process, document("FileCreated", FILE))).isFalse();
  }

  @Test
  void twoDocumentsDoNotCoverTogether() {
    Evidence withoutPath = document("FileCreated", FILE.replace("\"path\"", "\"name\""));
    Evidence withoutSystem = document("FileCreated", FILE.replace("\"host\"", "\"observer\""));
    assertThat(covered(RULE, withoutPath, withoutSystem)).isFalse();
  }

  @Test
  void anOperatingSystemThatNoRuleKnowsDoesNotCover() {
    assertThat(covered(RULE, document("FileCreated", FILE.replace("windows", "unix")))).isFalse();
  }

  @Test
  void anEmptyTextIsNoValue() {
    assertThat(covered(RULE, document("FileCreated", FILE.replace("C:\\\\a", "")))).isFalse();
  }

  @Test
  void aSubFieldIsCoveredByItsField() {
    DetectionRule caseless =
        DetectionRule.of(
            List.of("id", "n", "kuery", "", "logs-m365_defender.event-*", "file.path.caseless"));
    assertThat(covered(caseless, document("FileCreated", FILE))).isTrue();
  }

  @Test
  void aRuleOfAnotherStreamIsNotCoveredByAnEvent() {
    DetectionRule alert =
        DetectionRule.of(
            List.of("id", "n", "kuery", "", "logs-m365_defender.alert-*", "file.path"));
    assertThat(covered(alert, document("FileCreated", FILE))).isFalse();
  }

  @Test
  void namesWithCommasAndQuotesAreOneCell() {
    assertThat(Conformance.cells("a,\"b, \"\"c\"\"\",,d"))
        .containsExactly("a", "b, \"c\"", "", "d");
  }
}
