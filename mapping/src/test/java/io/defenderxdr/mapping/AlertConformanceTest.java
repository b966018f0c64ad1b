package io.defenderxdr.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import io.defenderxdr.event.EcsDocument;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The public cases, leaf by leaf. */
class AlertConformanceTest {

  @Test
  void equalsTheReferenceLeafForLeaf() {
    for (Map<String, Object> given : Cases.of("alert")) {
      EcsDocument document = document(given, true);
      List<String> differences = Leaves.differences(expected(given), Mapped.source(document));
      assertThat(differences).as("case " + given.get("id")).isEmpty();
      if (given.get("id_expected") != null) {
        assertThat(document.id().text()).isEqualTo(given.get("id_expected"));
      }
    }
  }

  @Test
  void differsOnlyWhereTheTableSaysSo() {
    for (Map<String, Object> given : Cases.of("alert")) {
      List<String> differences =
          Leaves.differences(expected(given), Mapped.source(document(given, false)));
      assertThat(differences)
          .as("case " + given.get("id"))
          .allMatch(
              line -> line.startsWith("m365_defender.alert.unmapped.productName: expected null"));
    }
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> expected(Map<String, Object> given) {
    return (Map<String, Object>) given.get("expected");
  }

  private static EcsDocument document(Map<String, Object> given, boolean asReference) {
    String[] tags =
        ((List<?>) given.get("tags")).stream().map(Object::toString).toArray(String[]::new);
    List<EcsDocument> documents =
        Mapped.documents(Mapped.mapping(asReference, tags), (String) given.get("input"));
    assertThat(documents).hasSize(1);
    return documents.getFirst();
  }
}
