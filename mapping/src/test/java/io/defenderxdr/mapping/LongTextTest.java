package io.defenderxdr.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import io.defenderxdr.mapping.table.Row;
import io.defenderxdr.mapping.table.Tables;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

/** No text of 600,000 characters stalls the mapping, wherever it stands. */
class LongTextTest {

  private static final List<String> ALPHABET =
      List.of("a", "@", ".", "/", "1", ":", "%41", " ", "\\\\");

  @Test
  void mapsALongTextInEveryPlace() {
    TableMapping mapping = Mapped.mapping(false);
    Assertions.assertTimeoutPreemptively(
        Duration.ofSeconds(60),
        () -> {
          for (Row row : Tables.of("alert").rows()) {
            for (String unit : ALPHABET.subList(0, row.source().contains("Url") ? 9 : 2)) {
              String text = unit.repeat(600_000 / unit.length());
              assertThat(Mapped.documents(mapping, record(row.source(), "\"" + text + "\"")))
                  .hasSize(1);
            }
          }
        });
  }

  private static String record(String source, String value) {
    String record = value;
    String[] parts = source.split("/", -1);
    for (int i = parts.length - 1; i >= 0; i--) {
      boolean list = parts[i].endsWith("[]");
      String name = list ? parts[i].substring(0, parts[i].length() - 2) : parts[i];
      record = "{\"" + name + "\":" + (list ? "[" + record + "]" : record) + "}";
    }
    return record;
  }
}
