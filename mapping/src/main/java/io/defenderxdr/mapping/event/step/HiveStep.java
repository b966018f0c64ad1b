package io.defenderxdr.mapping.event.step;

import io.defenderxdr.mapping.tape.Kind;
import io.defenderxdr.mapping.tape.Tape;
import java.util.List;

/**
 * Hive and key of a registry path (specification: device tables 5.7).
 *
 * @param when whether it is done
 * @param from field of the whole path
 * @param key field of what follows the hive
 * @param hive field of the hive's short name
 */
record HiveStep(Check when, int from, int key, int hive) implements Step {

  private record Hive(String name, String abbreviated) {}

  private static final List<Hive> HIVES =
      List.of(
          new Hive("HKEY_LOCAL_MACHINE", "HKLM"),
          new Hive("HKEY_CURRENT_USER", "HKCU"),
          new Hive("HKEY_USERS", "HKU"),
          new Hive("HKEY_CLASSES_ROOT", "HKCR"),
          new Hive("HKEY_CURRENT_CONFIG", "HKCC"),
          new Hive("HKLM", "HKLM"),
          new Hive("HKCU", "HKCU"),
          new Hive("HKU", "HKU"),
          new Hive("HKCR", "HKCR"),
          new Hive("HKCC", "HKCC"));

  @Override
  public void run(EventWork work) {
    Tape tape = work.tape();
    int path = work.field(from);
    if (tape.kind(path) != Kind.TEXT || !tape.isFilled(path) || !when.holds(work)) {
      return;
    }
    for (Hive known : HIVES) {
      int behind = tape.start(path) + known.name.length();
      if (behind < tape.end(path)
          && tape.chars()[behind] == '\\'
          && Letters.starts(tape, path, known.name, true)) {
        work.setField(hive, tape.text(known.abbreviated), hive);
        work.setField(key, tape.part(behind + 1, tape.end(path)), from);
        return;
      }
    }
    work.setField(key, path, from);
  }
}
