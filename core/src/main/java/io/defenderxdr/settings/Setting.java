package io.defenderxdr.settings;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One row of the settings table.
 *
 * @param name as users write it
 * @param places where it may stand
 * @param kind what value it takes
 * @param standard the value where the user gives none, as a user would write it; null = none
 * @param check what a value must fulfil
 * @param sentence what it is for, for its page
 * @param aliases other names that mean the same
 */
public record Setting(
    String name,
    Set<Place> places,
    Kind kind,
    @Nullable String standard,
    Check check,
    String sentence,
    List<String> aliases) {

  /** Whether the value is a secret: never printed, never in an error text. */
  public boolean isSecret() {
    return kind == Kind.SECRET;
  }

  /** Whether this name is the setting's, or an alias of it. */
  boolean isCalled(String other) {
    return name.equals(other) || aliases.contains(other);
  }
}
