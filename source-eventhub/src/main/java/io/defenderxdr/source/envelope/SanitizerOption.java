package io.defenderxdr.source.envelope;

import org.jspecify.annotations.Nullable;

/**
 * One entry of {@code sanitizers} as the user wrote it.
 *
 * @param type {@code new_lines}, {@code single_quotes} or {@code replace_all}
 * @param pattern a regular expression; {@code replace_all} needs it
 * @param replacement what each match becomes; {@code replace_all} needs it
 */
public record SanitizerOption(
    String type, @Nullable String pattern, @Nullable String replacement) {}
