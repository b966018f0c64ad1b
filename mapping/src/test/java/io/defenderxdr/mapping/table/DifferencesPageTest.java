package io.defenderxdr.mapping.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The page in the documentation is the one that the tables make. */
class DifferencesPageTest {

  private static final Path PAGE =
      Path.of(System.getProperty("defenderxdr.root", ".."), "docs/reference/differences.md");

  @Test
  void isWhatTheTablesSay() throws IOException {
    String page = DifferencesPage.render(Tables.streams().stream().map(Tables::of).toList());
    if (Boolean.getBoolean("update.docs")) {
      Files.createDirectories(PAGE.getParent());
      Files.writeString(PAGE, page);
    }
    assertThat(PAGE)
        .as("run: ./mvnw -pl mapping -am test -Dtest=DifferencesPageTest -Dupdate.docs=true")
        .hasContent(page);
  }
}
