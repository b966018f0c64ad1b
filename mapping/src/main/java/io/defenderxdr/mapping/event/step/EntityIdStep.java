package io.defenderxdr.mapping.event.step;

import io.defenderxdr.mapping.tape.Tape;

/**
 * The id of a process: a hash over its number, start and device (specification: event tables 8).
 *
 * @param when whether it is done
 * @param pid field of the process id
 * @param start field of the start
 * @param device field of the device
 * @param target field of the id
 */
record EntityIdStep(Check when, int pid, int start, int device, int target) implements Step {

  @Override
  public void run(EventWork work) {
    Tape tape = work.tape();
    int number = work.field(pid);
    int moment = work.field(start);
    int host = work.field(device);
    boolean all = tape.exists(number) && tape.exists(moment) && tape.exists(host);
    if (!all || !when.holds(work)) {
      return;
    }
    int numberText = Conversions.rendered(tape, number);
    int momentText = Conversions.rendered(tape, moment);
    int hostText = Conversions.rendered(tape, host);
    int mark = tape.mark();
    tape.put(numberText);
    tape.put('|');
    tape.put(momentText);
    tape.put('|');
    tape.put(hostText);
    work.setField(target, work.fingerprints().of(tape.ended(mark)), target);
  }
}
