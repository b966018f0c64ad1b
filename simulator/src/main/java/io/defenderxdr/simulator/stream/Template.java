package io.defenderxdr.simulator.stream;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A value with gaps that a scene fills. A gap alone keeps the type of what fills it; a lone {@code
 * -} is no value. Safe for any thread.
 */
final class Template {
  private final List<Piece> pieces;

  private Template(List<Piece> pieces) {
    this.pieces = pieces;
  }

  static Template of(List<Piece> pieces) {
    return new Template(pieces);
  }

  /** The value in one scene, or null. */
  @Nullable Object in(Scene scene) {
    if (pieces.size() == 1) {
      Object value = pieces.getFirst().in(scene);
      return "-".equals(value) ? null : value;
    }
    StringBuilder text = new StringBuilder(128);
    for (Piece piece : pieces) {
      Object value = piece.in(scene);
      if (value != null) {
        text.append(value);
      }
    }
    return text.toString();
  }

  /** A part of a value: a constant or a gap. */
  interface Piece {
    @Nullable Object in(Scene scene);
  }
}
