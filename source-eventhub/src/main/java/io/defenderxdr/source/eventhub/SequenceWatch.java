package io.defenderxdr.source.eventhub;

/** Whether the messages of a partition follow each other. Not safe for many threads. */
final class SequenceWatch {

  /** What a message is to those before it. */
  sealed interface Step {
    /** The next one, or the first one. */
    record InOrder() implements Step {}

    /** It was there before. */
    record Repeat() implements Step {}

    /**
     * Some are missing before it.
     *
     * @param from sequence number of the first that is missing
     * @param to of the last
     */
    record Jump(long from, long to) implements Step {}
  }

  private static final Step IN_ORDER = new Step.InOrder();
  private static final Step REPEAT = new Step.Repeat();

  private long last;
  private boolean known;

  /** The last message that was settled before; nothing is known without it. */
  void begin(long sequence) {
    last = sequence;
    known = true;
  }

  /** What this number is. */
  Step look(long sequence) {
    if (!known || sequence == last + 1) {
      return IN_ORDER;
    }
    return sequence <= last ? REPEAT : new Step.Jump(last + 1, sequence - 1);
  }

  /** It is taken. */
  void take(long sequence) {
    begin(sequence);
  }
}
