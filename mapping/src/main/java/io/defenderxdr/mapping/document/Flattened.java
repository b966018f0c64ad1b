package io.defenderxdr.mapping.document;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Cuts what stands under a flattened field to what every store takes: texts of 8,192 bytes, 20
 * levels, 1,000 names, none of them blank or with a NUL. Used for one field of one document.
 */
public final class Flattened {

  private static final int MOST_BYTES = 8_192;
  private static final int DEEPEST = 20;
  private static final int MOST_NAMES = 1_000;

  private int names;
  private boolean cut;

  private Flattened() {}

  /**
   * What remains.
   *
   * @param value the value, null if nothing remains
   * @param cut whether anything was cut or renamed
   */
  public record Result(@Nullable Object value, boolean cut) {}

  /** Cuts a value; the given one stays as it is. */
  public static Result cut(@Nullable Object value) {
    Flattened flattened = new Flattened();
    Object remaining = flattened.value(value, 1);
    return new Result(remaining, flattened.cut);
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
    Map<String, @Nullable Object> remaining = new LinkedHashMap<>();
    for (Map.Entry<?, ?> entry : map.entrySet()) {
      names++;
      if (names > MOST_NAMES) {
        cut = true;
        break;
      }
      remaining.put(name(entry.getKey().toString()), value(entry.getValue(), depth + 1));
    }
    return remaining;
  }

  private @Nullable Object list(List<?> list, int depth) {
    if (depth > DEEPEST) {
      cut = true;
      return null;
    }
    List<@Nullable Object> remaining = new ArrayList<>(list.size());
    for (Object element : list) {
      remaining.add(value(element, element instanceof List ? depth + 1 : depth));
    }
    return remaining;
  }

  private String name(String name) {
    if (!name.isBlank() && name.indexOf('\0') < 0 && name.length() * 3L <= MOST_BYTES) {
      return name;
    }
    cut = true;
    return name.isBlank() ? "_" : text(name.replace('\0', '\uFFFD'));
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
