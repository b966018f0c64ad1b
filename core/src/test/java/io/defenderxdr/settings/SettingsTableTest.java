package io.defenderxdr.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SettingsTableTest {

  static List<Setting> rows() {
    return SettingsTable.rows();
  }

  @ParameterizedTest
  @MethodSource("rows")
  void isComplete(Setting row) {
    assertThat(row.sentence()).isNotBlank();
    assertThat(row.places()).isNotEmpty();
    String standard = row.standard();
    if (standard != null && row.kind() != Kind.LIST) {
      assertThat(row.check().test().problem(standard)).as("its own default").isEmpty();
    }
    assertThat(row.isSecret() && standard != null).as("a secret has no default").isFalse();
  }

  @Test
  void hasNoNameTwiceInOnePlace() {
    for (Place place : Place.values()) {
      Set<String> names = new HashSet<>();
      SettingsTable.of(place).forEach(row -> assertThat(names.add(row.name())).isTrue());
    }
  }

  @Test
  void isWhatTheSettingsPageSays() throws IOException {
    Path page = Path.of(System.getProperty("defenderxdr.root"), "docs/reference/settings.md");
    if (Boolean.getBoolean("update.docs")) {
      Files.writeString(page, SettingsPage.render());
    }
    assertThat(page)
        .as("stale; write it anew with -Dupdate.docs=true")
        .hasContent(SettingsPage.render());
  }
}
