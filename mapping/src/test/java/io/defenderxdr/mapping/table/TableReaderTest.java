package io.defenderxdr.mapping.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is said of a table that is wrong: file, line, cause, way out. */
class TableReaderTest {

  private static final Map<String, FieldInfo> ECS =
      Map.of(
          "event.id", new FieldInfo("event.id", "keyword", "Id."),
          "related.user", new FieldInfo("related.user", "keyword", "Users."));

  @Test
  void namesEveryMistakeAtOnce() {
    assertThat(
            problems(
                """
                stream: x
                root: x
                rows:
                  - source: a
                    convert: dat
                    vendor: a
                    type: keyword
                    sentense: What it is.
                  - source: b
                    vendor: b
                    type: keyword
                    sentence: B.
                    to: [{field: event.id, form: apend}]
                """))
        .containsExactly(
            "t.yaml line 4: Unknown name 'sentense'. Did you mean 'sentence'?",
            "t.yaml line 4: Unknown word 'dat'. Did you mean 'date'?",
            "t.yaml line 4: 'sentence' is missing; write 'sentence: ...' here.",
            "t.yaml line 13: Unknown word 'apend'. Did you mean 'append'?");
  }

  @Test
  void findsUnknownFieldsAndSharedTargetsWithoutOrder() {
    assertThat(
            problems(
                """
                stream: x
                root: x
                rows:
                  - {source: a, vendor: a, type: keywort, sentence: A., to: [{field: event.idd, form: set}]}
                  - {source: b, sentence: B., to: [{field: related.user, form: append}]}
                  - {source: c, sentence: C., to: [{field: related.user, form: append}], duplicate: true}
                  - {source: c, sentence: C.}
                  - {source: "d[]/e", sentence: E.}
                """))
        .containsExactlyInAnyOrder(
            "t.yaml line 4: Unknown type 'keywort'. Did you mean 'keyword'?",
            "t.yaml line 4: Unknown ECS field 'event.idd'. Did you mean 'event.id'?",
            "t.yaml line 5: Several rows go to 'related.user'; give each an 'order' of its own.",
            "t.yaml line 6: Several rows go to 'related.user'; give each an 'order' of its own.",
            "t.yaml line 6: A duplicate needs a vendor field and at least one target.",
            "t.yaml line 7: The source 'c' has a row already; join the two.",
            "t.yaml line 8: The list 'd[]' has no row of its own; write one before.");
  }

  @Test
  void asksForBothHalvesOfAMark() {
    assertThat(
            problems(
                """
                stream: x
                root: x
                rows:
                  - {source: a, sentence: A., only: improved}
                """))
        .containsExactly(
            "t.yaml line 4: A deliberate difference needs both 'only: reference|improved' and"
                + " 'difference: <why>'.");
  }

  @Test
  void saysThatAFileIsNoYaml() {
    assertThat(problems("a: [").getFirst()).startsWith("t.yaml: The file is no YAML: ");
  }

  @Test
  void offersTheFieldsOfTheAlertTable() {
    MappingTable table = Tables.of("alert");
    assertThat(table.vendorFields())
        .extracting(FieldInfo::name)
        .contains(
            "m365_defender.alert.web_url.port",
            "m365_defender.alert.evidence.logged_on_users.account_name",
            "m365_defender.alert.unmapped")
        .doesNotContain("m365_defender.alert.evidence");
    assertThat(table.ecsFields()).extracting(FieldInfo::name).contains("event.ingested", "host.ip");
    assertThat(table.lists())
        .containsExactly(
            "m365_defender.alert.evidence", "m365_defender.alert.evidence.logged_on_users");
  }

  private static List<String> problems(String yaml) {
    return catchThrowableOfType(TableException.class, () -> TableReader.read("t.yaml", yaml, ECS))
        .problems();
  }
}
