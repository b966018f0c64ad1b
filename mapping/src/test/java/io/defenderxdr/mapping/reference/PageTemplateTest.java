package io.defenderxdr.mapping.reference;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PageTemplateTest {

  private static PageTemplate.Filled fill(String template) {
    return PageTemplate.fill("page.md", template);
  }

  @Test
  void leavesTextAroundPlaceholdersAsItIs() {
    assertThat(fill("# Title { } }}\n\n`{\"a\": 1}`\r\n").text())
        .isEqualTo("# Title { } }}\n\n`{\"a\": 1}`\r\n");
  }

  @Test
  void showsADocumentThatTheMappingMade() {
    PageTemplate.Filled page = fill("before\n{{event \"event\"}}\nafter");

    assertThat(page.problems()).isEmpty();
    assertThat(page.text())
        .startsWith("before\n{\n")
        .endsWith("}\nafter")
        .contains("\"m365_defender\": {", "\"name\": \"curl.exe\"");
  }

  @Test
  void showsTheFieldsOfAStream() {
    assertThat(fill("{{ fields \"alert\" }}").text())
        .startsWith("| Field | Type |")
        .contains("| `m365_defender.alert.severity` |")
        .doesNotEndWith("\n");
  }

  @Test
  void namesLineAndNearMissOfWhatItDoesNotKnow() {
    PageTemplate.Filled page =
        fill("one\n{{evnt \"alert\"}}\n\nfour {{fields \"allert\"}}\n{{fields}}\n");

    assertThat(page.problems())
        .containsExactly(
            "page.md line 2: Unknown placeholder 'evnt'. Did you mean 'event'?",
            "page.md line 4: Unknown stream 'allert'. Did you mean 'alert'?",
            "page.md line 5: '{{fields}}' is no placeholder;"
                + " write {{event \"alert\"}} or {{fields \"alert\"}}.");
  }
}
