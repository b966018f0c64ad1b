package io.defenderxdr.mapping.event.step;

import io.defenderxdr.mapping.tape.Kind;
import io.defenderxdr.mapping.tape.Tape;
import java.util.Map;

/**
 * The parts of what a program says of itself.
 *
 * @param when whether it is done
 * @param from field of the text
 * @param parts field of each part by its name
 * @param agents takes it apart
 */
record UserAgentStep(Check when, int from, Map<String, Integer> parts, UserAgents agents)
    implements Step {

  @Override
  public void run(EventWork work) {
    Tape tape = work.tape();
    int text = work.field(from);
    if (!tape.isFilled(text) || !when.holds(work)) {
      return;
    }
    if (tape.kind(text) != Kind.TEXT) {
      work.failed("user_agent", "user_agent", "the value is no text");
      return;
    }
    parts.values().forEach(field -> work.setField(field, Tape.NONE));
    Map<String, String> found = agents.parts(tape.string(text));
    parts.forEach(
        (name, field) -> {
          String part = found.get(name);
          if (part != null) {
            work.setField(field, tape.text(part), from);
          }
        });
  }
}
