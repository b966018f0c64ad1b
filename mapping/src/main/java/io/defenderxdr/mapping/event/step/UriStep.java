package io.defenderxdr.mapping.event.step;

import io.defenderxdr.mapping.tape.Constant;
import io.defenderxdr.mapping.tape.Kind;
import io.defenderxdr.mapping.tape.Tape;
import io.defenderxdr.mapping.value.Uris;
import java.util.Map;

/**
 * The parts of an address (specification: event tables 5.4, device tables 5.10, 11 D16).
 *
 * @param when whether it is done
 * @param from field of the address
 * @param parts field of each part by its name
 * @param rules how an address that is none is treated
 */
record UriStep(Check when, int from, Map<String, Integer> parts, Rules rules) implements Step {

  /**
   * How an address that is none is treated.
   *
   * @param keepsBroken whether what is no address is kept as the original
   * @param bareHosts whether a bare host, with or without a port, is taken for a host
   */
  record Rules(boolean keepsBroken, boolean bareHosts) {}

  @Override
  public void run(EventWork work) {
    Tape tape = work.tape();
    int address = work.field(from);
    if (!tape.exists(address) || !when.holds(work)) {
      return;
    }
    if (tape.kind(address) != Kind.TEXT) {
      Integer original = parts.get("original");
      if (rules.keepsBroken && original != null) {
        work.setField(original, address, from);
      }
      return;
    }
    String text = tape.string(address);
    if (text.isEmpty() && !rules.keepsBroken) {
      return;
    }
    Map<String, Object> found =
        rules.bareHosts && Uris.isBareHost(text) ? Uris.bareHost(text) : Uris.split(text);
    if (found.isEmpty() && !rules.keepsBroken) {
      return;
    }
    parts.values().forEach(field -> work.setField(field, Tape.NONE));
    Map<String, Object> kept = found.isEmpty() ? Map.of("original", text) : found;
    kept.forEach(
        (name, value) -> {
          Integer field = parts.get(name);
          if (field != null) {
            work.setField(field, Constant.put(tape, value), from);
          }
        });
  }
}
