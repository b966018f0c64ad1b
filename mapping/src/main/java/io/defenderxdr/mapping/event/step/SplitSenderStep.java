package io.defenderxdr.mapping.event.step;

import io.defenderxdr.mapping.tape.Kind;
import io.defenderxdr.mapping.tape.Tape;

/**
 * Name and domain of a mail address, split at its first '@' (specification: event tables 5.3).
 *
 * @param when whether it is done
 * @param from field of the address
 * @param user field of the name
 * @param domain field of the domain
 */
record SplitSenderStep(Check when, int from, int user, int domain) implements Step {

  @Override
  public void run(EventWork work) {
    Tape tape = work.tape();
    int address = work.field(from);
    if (!tape.exists(address) || !when.holds(work)) {
      return;
    }
    int end = tape.kind(address) == Kind.TEXT ? tape.end(address) : 0;
    int start = tape.kind(address) == Kind.TEXT ? tape.start(address) : 0;
    for (int i = start; i < end; i++) {
      if (tape.chars()[i] == '@') {
        work.setField(user, tape.part(start, i), from);
        work.setField(domain, tape.part(i + 1, end), from);
        return;
      }
    }
    work.failed(
        "dissect",
        "dissect_sender",
        "Unable to find match for dissect pattern: an address needs a name, '@' and a domain");
  }
}
