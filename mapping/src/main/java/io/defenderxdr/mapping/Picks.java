package io.defenderxdr.mapping;

import io.defenderxdr.mapping.table.MappingTable;
import io.defenderxdr.mapping.table.Target.Pick;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What a target takes of a value, compiled. */
final class Picks {

  private Picks() {}

  static Function<Object, @Nullable Object> of(Pick pick, MappingTable table) {
    return switch (pick) {
      case Pick.Whole whole -> value -> value;
      case Pick.Part(String name) -> value -> part(value, name);
      case Pick.EachPart(String name) -> value -> eachPart(value, name);
      case Pick.Fixed(String text) -> value -> text;
      case Pick.Lowered lowered -> Picks::lowered;
      case Pick.Lookup(String name) -> {
        Map<String, Long> entries = table.lookups().getOrDefault(name, Map.of());
        yield value ->
            value instanceof String text ? entries.get(text.toLowerCase(Locale.ROOT)) : null;
      }
    };
  }

  private static @Nullable Object part(Object value, String name) {
    return value instanceof Map<?, ?> map ? map.get(name) : null;
  }

  private static @Nullable Object eachPart(Object value, String name) {
    if (!(value instanceof List<?> list)) {
      return null;
    }
    List<Object> parts = new ArrayList<>();
    for (Object element : list) {
      Object part = element == null ? null : part(element, name);
      if (part instanceof List<?> several) {
        several.stream().filter(Objects::nonNull).forEach(parts::add);
      } else if (part != null) {
        parts.add(part);
      }
    }
    return parts;
  }

  private static Object lowered(Object value) {
    if (value instanceof List<?> list) {
      List<Object> texts = new ArrayList<>();
      for (Object element : list) {
        if (element != null) {
          texts.add(lowered(element));
        }
      }
      return texts;
    }
    return value instanceof String text ? text.toLowerCase(Locale.ROOT) : value;
  }
}
