package io.defenderxdr.mapping.document;

import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import java.util.ListIterator;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Cuts what stands under a flattened field to what every store takes: texts of 8,192 bytes, 20
 * levels, 1,000 names. Used for one field of one document.
 */
public final class Flattened {

  private static final int MOST_BYTES = 8_192;
  private static final int DEEPEST = 20;
  private static final int MOST_NAMES = 1_000;

  private int names;
  private boolean cut;

  private Flattened() {}

  /** Cuts in place and says whether anything was cut. */
  public static boolean cut(@Nullable Object value) {
    Flattened flattened = new Flattened();
    flattened.value(value, 1);
    return flattened.cut;
  }

  private @Nullable Object value(@Nullable Object value, int depth) {
    return switch (value) {
      case Map<?, ?> map -> map(map, depth);
      case List<?> list -> list(list, depth);
      case String text -> text(text);
      case null, default -> value;
    };
  }

  private @Nullable Object map(Map<?, ?> map, int depth) {
    if (depth > DEEPEST) {
      cut = true;
      return null;
    }
    Iterator<? extends Map.Entry<?, ?>> entries = map.entrySet().iterator();
    while (entries.hasNext()) {
      Map.Entry<?, ?> entry = entries.next();
      names++;
      if (names > MOST_NAMES) {
        cut = true;
        entries.remove();
      } else {
        replace(entry, value(entry.getValue(), depth + 1));
      }
    }
    return map;
  }

  @SuppressWarnings("unchecked")
  private static void replace(Map.Entry<?, ?> entry, @Nullable Object value) {
    ((Map.Entry<Object, @Nullable Object>) entry).setValue(value);
  }

  @SuppressWarnings("unchecked")
  private @Nullable Object list(List<?> list, int depth) {
    ListIterator<@Nullable Object> elements = ((List<@Nullable Object>) list).listIterator();
    while (elements.hasNext()) {
      elements.set(value(elements.next(), depth));
    }
    return list;
  }

  private String text(String text) {
    if (text.length() * 3L <= MOST_BYTES) {
      return text;
    }
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    if (bytes.length <= MOST_BYTES) {
      return text;
    }
    cut = true;
    int end = MOST_BYTES;
    while ((bytes[end] & 0xC0) == 0x80) {
      end--;
    }
    return new String(bytes, 0, end, StandardCharsets.UTF_8);
  }
}
