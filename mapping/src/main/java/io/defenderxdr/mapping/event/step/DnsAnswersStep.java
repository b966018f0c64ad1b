package io.defenderxdr.mapping.event.step;

import io.defenderxdr.mapping.tape.Elements;
import io.defenderxdr.mapping.tape.Kind;
import io.defenderxdr.mapping.tape.Tape;
import io.defenderxdr.mapping.tape.TapeObjects;
import java.math.BigDecimal;

/**
 * Pairs the answers of a name look-up with their times to live (specification: device tables 5.8).
 *
 * @param when whether it is done
 * @param answers field of the answers
 * @param ttls field of the times to live, in seconds
 * @param target list of objects with data and ttl
 * @param strictly whether answers without a time to live stop the family
 */
record DnsAnswersStep(Check when, int answers, int ttls, int target, boolean strictly)
    implements Step {

  private static final String UNEQUAL = "DNS answers and TTLs have a different length";

  @Override
  public void run(EventWork work) {
    Tape tape = work.tape();
    int data = work.field(answers);
    int lives = work.field(ttls);
    if (!tape.exists(data) || !tape.exists(lives) || !when.holds(work)) {
      return;
    }
    if (isBare(tape, data) || isBare(tape, lives)) {
      return;
    }
    if (tape.kind(data) != Kind.LIST || tape.kind(lives) != Kind.LIST) {
      unfit(work, "answers or TTLs are no list");
      return;
    }
    pair(work, data, lives);
  }

  /** An empty list, object or text. */
  private static boolean isBare(Tape tape, int value) {
    byte kind = tape.kind(value);
    boolean sized = kind == Kind.LIST || kind == Kind.OBJECT || kind == Kind.TEXT;
    return sized && tape.start(value) == tape.end(value);
  }

  private void pair(EventWork work, int data, int lives) {
    Tape tape = work.tape();
    if (Elements.count(tape, data) != Elements.count(tape, lives)) {
      work.failed(UNEQUAL);
    }
    int list = tape.grow(Kind.GROWN);
    int life = tape.start(lives);
    for (int at = tape.start(data); at < tape.end(data); at = tape.after(at)) {
      boolean more = life < tape.end(lives);
      int seconds = more ? seconds(tape, life) : Tape.NONE;
      if (seconds == Tape.NONE && strictly) {
        unfit(work, "an answer has no TTL");
        return;
      }
      tape.push(list, object(tape, data(tape, at), seconds));
      life = more ? tape.after(life) : life;
    }
    work.setField(target, list, answers);
  }

  /** A single value as it is; what stands in another place cannot be an object's own. */
  private static int data(Tape tape, int answer) {
    byte kind = tape.kind(answer);
    boolean single = kind != Kind.OBJECT && kind != Kind.LIST;
    return single ? answer : Conversions.rendered(tape, answer);
  }

  private static int object(Tape tape, int data, int seconds) {
    int object = TapeObjects.begin(tape);
    tape.add(Kind.NAME, "data");
    tape.copy(data);
    if (seconds != Tape.NONE) {
      tape.add(Kind.NAME, "ttl");
      tape.copy(seconds);
    }
    TapeObjects.end(tape, object);
    return object;
  }

  private static int seconds(Tape tape, int life) {
    if (tape.kind(life) != Kind.NUMBER) {
      return Tape.NONE;
    }
    try {
      BigDecimal number = new BigDecimal(tape.string(life));
      return number.abs().compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) > 0
          ? Tape.NONE
          : tape.add(Kind.NUMBER, Long.toString(number.longValue()));
    } catch (NumberFormatException e) {
      return Tape.NONE;
    }
  }

  private void unfit(EventWork work, String reason) {
    if (strictly) {
      FailStep.stop(work, "script", "script_dns_answers", reason);
    } else {
      work.failed("script", "dns_answers", reason);
    }
  }
}
