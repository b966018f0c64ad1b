package io.defenderxdr.settings;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How rows of the settings table are written. */
final class RowForms {

  private RowForms() {}

  static Setting row(
      Set<Place> places, String name, Kind kind, @Nullable String standard, String sentence) {
    Check check =
        switch (kind) {
          case SWITCH -> Check.oneOf("true", "false");
          case ADDRESS -> Check.address();
          default -> Check.ANY;
        };
    return new Setting(name, places, kind, standard, check, sentence, List.of());
  }

  static Setting checked(Setting row, Check check, String... aliases) {
    return new Setting(
        row.name(),
        row.places(),
        row.kind(),
        row.standard(),
        check,
        row.sentence(),
        List.of(aliases));
  }

  static Setting duration(
      Set<Place> places, String name, @Nullable String standard, String least, String sentence) {
    return checked(row(places, name, Kind.DURATION, standard, sentence), Check.duration(least));
  }

  static Setting number(
      Set<Place> places, String name, String standard, Check check, String sentence) {
    return checked(row(places, name, Kind.NUMBER, standard, sentence), check);
  }
}
