package io.defenderxdr.cli;

/** What the program ends with; others rely on these (contract section 1). */
public final class ExitCodes {

  public static final int OK = 0;
  public static final int INTERNAL = 1;
  public static final int USAGE = 2;
  public static final int BAD_SETTINGS = 3;
  public static final int SOURCE_REFUSED = 4;
  public static final int STORE_UNREACHABLE = 5;

  /** The same number: what {@code status} asks is a place that does not answer. */
  public static final int COLLECTOR_UNREACHABLE = STORE_UNREACHABLE;

  /** Only the launcher ends with it. */
  public static final int NO_JAVA = 6;

  public static final int DATA_FOLDER = 7;

  private ExitCodes() {}
}
