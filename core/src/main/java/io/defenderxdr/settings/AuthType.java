package io.defenderxdr.settings;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How we prove who we are; the setting {@code auth_type}. */
enum AuthType {
  CONNECTION_STRING,
  CLIENT_SECRET,
  CLIENT_CERTIFICATE,
  MANAGED_IDENTITY,
  WORKLOAD_IDENTITY;

  /** As users write it. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Any of them, or the empty text, which acts as none given. */
  static Check check() {
    Check words = Check.oneOf(Arrays.stream(values()).map(AuthType::word).toArray(String[]::new));
    return new Check(
        words.words(), text -> text.isEmpty() ? Optional.empty() : words.test().problem(text));
  }

  /** The one that is set, here or around. */
  static Optional<AuthType> of(Section section) {
    return section
        .text("auth_type")
        .filter(word -> !word.isEmpty())
        .map(word -> valueOf(word.toUpperCase(Locale.ROOT)));
  }
}
