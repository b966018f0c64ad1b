package io.defenderxdr.mapping.document;

import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.CharacterEscapes;
import com.fasterxml.jackson.core.io.SerializedString;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Characters that are written as escapes beyond what JSON asks for. */
final class Escapes extends CharacterEscapes {

  private final transient Map<Integer, SerializedString> escapes;
  private final int[] codes;

  Escapes(Map<Integer, SerializedString> escapes) {
    this.escapes = escapes;
    this.codes = standardAsciiEscapesForJSON();
    escapes.keySet().forEach(c -> codes[c] = ESCAPE_CUSTOM);
  }

  @Override
  public int[] getEscapeCodesForAscii() {
    return codes.clone();
  }

  @Override
  public @Nullable SerializableString getEscapeSequence(int c) {
    return escapes.get(c);
  }
}
