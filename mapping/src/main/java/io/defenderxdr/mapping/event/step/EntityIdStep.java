package io.defenderxdr.mapping.event.step;

import io.defenderxdr.mapping.tape.Tape;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

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
    int mark = tape.mark();
    tape.put(Conversions.rendered(tape, number));
    tape.put('|');
    tape.put(Conversions.rendered(tape, moment));
    tape.put('|');
    tape.put(Conversions.rendered(tape, host));
    String text = tape.string(tape.ended(mark));
    MessageDigest sha1 = sha1();
    sha1.update((byte) 0);
    byte[] hash = sha1.digest(text.getBytes(StandardCharsets.UTF_8));
    work.setField(target, tape.text(Base64.getEncoder().encodeToString(hash)), target);
  }

  private static MessageDigest sha1() {
    try {
      return MessageDigest.getInstance("SHA-1");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-1.", e);
    }
  }
}
