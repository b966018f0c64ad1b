package io.defenderxdr.mapping.table;

import java.util.List;

/** A table that cannot be used; carries every problem found, each one sentence. */
public final class TableException extends RuntimeException {

  private final transient List<String> problems;

  public TableException(List<String> problems) {
    super(String.join(System.lineSeparator(), problems));
    this.problems = List.copyOf(problems);
  }

  /** The problems, in the order of the file. */
  public List<String> problems() {
    return problems;
  }
}
