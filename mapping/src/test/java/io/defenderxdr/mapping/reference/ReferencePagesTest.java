package io.defenderxdr.mapping.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The pages in the documentation are the ones that the tables make. */
class ReferencePagesTest {

  private static final Path FOLDER =
      Path.of(System.getProperty("defenderxdr.root", ".."), "docs/reference");

  static Stream<String> names() {
    return ReferencePages.all().keySet().stream();
  }

  @ParameterizedTest
  @MethodSource("names")
  void isWhatTheTablesSay(String name) throws IOException {
    String page = ReferencePages.all().get(name);
    Path file = FOLDER.resolve(name);
    if (Boolean.getBoolean("update.docs")) {
      Files.createDirectories(FOLDER);
      Files.writeString(file, page);
    }
    assertThat(file)
        .as("run: ./mvnw -pl mapping -am test -Dtest=ReferencePagesTest -Dupdate.docs=true")
        .hasContent(page);
  }
}
