package io.defenderxdr.mapping.table;

import java.util.Optional;

/** How an ECS value is stored (specification 2.3). */
public enum Form {
  /** The value as it is. */
  SET("set"),
  /** Always a list, in order of first arrival, without repeats. */
  APPEND("append"),
  /** Always a list, ascending, without repeats. */
  SORTED("sorted"),
  /** As {@link #SORTED}; where there is a value at all it takes the place of what was gathered. */
  SORTED_INSTEAD("sorted-instead"),
  /** One distinct value plain, several as a list in the order of a hash set. */
  SCALAR_OR_LIST("scalar-or-list");

  private final String word;

  Form(String word) {
    this.word = word;
  }

  /** The form of that name. */
  public static Optional<Form> named(String word) {
    for (Form form : values()) {
      if (form.word.equals(word)) {
        return Optional.of(form);
      }
    }
    return Optional.empty();
  }

  /** Its name in tables. */
  public String word() {
    return word;
  }
}
