package io.defenderxdr.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import io.defenderxdr.event.EcsDocument;
import io.defenderxdr.mapping.table.FieldInfo;
import io.defenderxdr.mapping.table.MappingTable;
import io.defenderxdr.mapping.table.Row;
import io.defenderxdr.mapping.table.Tables;
import io.defenderxdr.mapping.value.Ips;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Whatever Microsoft sends, a field holds only what its index type takes. */
class StoreSafetyTest {

  private static final List<String> ODD =
      List.of(
          "null",
          "\"\"",
          "\"text\"",
          "7",
          "-1.5e3",
          "true",
          "[]",
          "{}",
          "[[\"a\"],null,\"\"]",
          "{\"a\":{\"b\":[1,\"\"]}}",
          "[{\"url\":\"https://u\"},5]",
          "\"1.2.3.4\"",
          "{\"ipAddress\":\"::1\"}",
          "\"2024-01-01T00:00:00.1234567Z\"",
          "\"https://h:1/p.e?q#f\"",
          "[\"1.1.1.1\",\"x\"]",
          "\"#microsoft.graph.security.processEvidence\"",
          "[[{\"a\":1}]]",
          "\"\\ud800 \\u0000\"",
          "1e999",
          "123456789012345678901234567890");

  private static final List<String> UNKNOWN =
      List.of("process", "user_account", "image_file", "new", "odata_type", "tags.a", "unmapped");

  private final MappingTable table = Tables.of("alert");
  private final Random random = new Random(42);

  @Test
  void putsOnlyFittingValuesIntoEveryField() {
    TableMapping improved = Mapped.mapping(false, "preserve_duplicate_custom_fields");
    TableMapping reference = Mapped.mapping(true);
    List<FieldInfo> fields = new ArrayList<>(table.vendorFields());
    fields.addAll(table.ecsFields());
    for (int i = 0; i < 500; i++) {
      String record = record();
      assertThat(Mapped.documents(reference, record)).as(record).hasSize(1);
      EcsDocument document = Mapped.documents(improved, record).getFirst();
      Map<String, Object> source = Mapped.source(document);
      for (FieldInfo field : fields) {
        check(record, field, source, field.name());
      }
    }
  }

  private static void check(String record, FieldInfo field, Object at, String path) {
    if (at instanceof List<?> list) {
      list.forEach(element -> check(record, field, element, path));
    } else if (at != null && path.isEmpty()) {
      assertThat(fits(field.type(), at)).as(field + " with " + at + " of " + record).isTrue();
    } else if (at != null) {
      assertThat(at).as(field + " below " + path + " of " + record).isInstanceOf(Map.class);
      int dot = path.indexOf('.');
      String name = dot < 0 ? path : path.substring(0, dot);
      check(record, field, ((Map<?, ?>) at).get(name), dot < 0 ? "" : path.substring(dot + 1));
    }
  }

  private static boolean fits(String type, Object value) {
    return switch (type) {
      case "ip" -> value instanceof String text && Ips.isAddress(text);
      case "long" -> value instanceof Long;
      case "date" -> value instanceof String text && text.length() == 24;
      case "flattened" -> value instanceof Map;
      default -> !(value instanceof Map);
    };
  }

  private String record() {
    Map<String, Object> record = new LinkedHashMap<>();
    for (Row row : table.rows()) {
      if (!row.source().contains("[]") && random.nextInt(3) == 0) {
        record.put(row.source(), odd());
      }
    }
    record.put("evidence", random.nextInt(20) == 0 ? odd() : items("evidence[]/", 4));
    record.put("new", odd());
    return json(record);
  }

  private String items(String prefix, int most) {
    List<String> items = new ArrayList<>();
    for (int i = random.nextInt(most); i >= 0; i--) {
      items.add(random.nextInt(10) == 0 ? odd() : item(prefix));
    }
    return items.toString();
  }

  private String item(String prefix) {
    Map<String, Object> item = new LinkedHashMap<>();
    for (Row row : table.rows()) {
      String name =
          row.source().startsWith(prefix) ? row.source().substring(prefix.length()) : "[]";
      if (!name.contains("[]") && random.nextInt(4) == 0) {
        put(item, name);
      }
    }
    if (prefix.equals("evidence[]/") && random.nextBoolean()) {
      item.put(
          "loggedOnUsers", random.nextBoolean() ? odd() : items(prefix + "loggedOnUsers[]/", 2));
    }
    if (random.nextBoolean()) {
      item.put(UNKNOWN.get(random.nextInt(UNKNOWN.size())), odd());
    }
    return json(item);
  }

  private void put(Map<String, Object> item, String path) {
    int slash = path.indexOf('/');
    if (slash < 0) {
      item.put(path, odd());
    } else if (random.nextInt(20) == 0) {
      item.put(path.substring(0, slash), odd());
    } else {
      Object below =
          item.computeIfAbsent(
              path.substring(0, slash), name -> new LinkedHashMap<String, Object>());
      if (below instanceof Map<?, ?>) {
        put(asItem(below), path.substring(slash + 1));
      }
    }
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> asItem(Object map) {
    return (Map<String, Object>) map;
  }

  private String odd() {
    return ODD.get(random.nextInt(ODD.size()));
  }

  private static String json(Map<String, Object> map) {
    List<String> entries = new ArrayList<>();
    map.forEach(
        (name, value) ->
            entries.add(
                "\"" + name + "\":" + (value instanceof Map ? json(asItem(value)) : value)));
    return "{" + String.join(",", entries) + "}";
  }
}
