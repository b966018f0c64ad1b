package io.defenderxdr.mapping.oracle.event;

/** A step without a handler of its own failed: the rest of its pipeline is skipped. */
final class Aborted extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String type;
  private final String tag;

  /**
   * @param type of the step, {@code conditional} where the step carries a condition
   * @param tag of the step
   * @param message what it says
   */
  Aborted(String type, String tag, String message) {
    super(message);
    this.type = type;
    this.tag = tag;
  }

  String type() {
    return type;
  }

  String tag() {
    return tag;
  }
}
