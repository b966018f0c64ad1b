package io.defenderxdr.mapping.tape;

/** What a node of a tape is. Numbers and not an enum: they stand in arrays. */
public final class Kind {

  /** JSON null. */
  public static final byte NULL = 0;

  /** A text. */
  public static final byte TEXT = 1;

  /** A number, kept as its text, so that no digit is lost. */
  public static final byte NUMBER = 2;

  /** True. */
  public static final byte TRUE = 3;

  /** False. */
  public static final byte FALSE = 4;

  /** An object: a name, a value, a name, a value. */
  public static final byte OBJECT = 5;

  /** A list. */
  public static final byte LIST = 6;

  /** A name within an object. */
  public static final byte NAME = 7;

  /** A list that grew while the record was mapped. */
  public static final byte GROWN = 8;

  /** A value that was taken out of its object. */
  public static final byte GONE = 9;

  /** An object with one value: the numbers of its name's and its value's nodes. */
  public static final byte PAIR = 10;

  /** An object that grew while the record was mapped: names and values in turn. */
  public static final byte FIELDS = 11;

  /** As {@link #FIELDS}, and written with what is null or empty. */
  public static final byte WHOLE = 12;

  private Kind() {}
}
