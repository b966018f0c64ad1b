package io.defenderxdr.mapping.oracle.event;

import io.defenderxdr.mapping.oracle.Dice;
import io.defenderxdr.mapping.oracle.Json;
import io.defenderxdr.mapping.oracle.NoisyJson;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Makes streaming records from a seed, of every source table: some as they are sent, some with a
 * few values that stand where they should not, some with many, and some that are no records at all.
 */
final class EventGenerator {

  private static final List<String> NO_RECORDS =
      List.of(
          "{}",
          "5",
          "[]",
          "null",
          "\"text\"",
          "nonsense",
          "{\"category\":\"AdvancedHunting-DeviceEvents\"",
          "{\"category\":\"AdvancedHunting-DeviceEvents\"}}",
          "{\"category\":\"a\",\"category\":\"AdvancedHunting-DeviceEvents\"}",
          "{'category':'AdvancedHunting-DeviceEvents'}",
          "{\"category\":NaN}");

  private static final List<Object> ODD_CATEGORIES =
      List.of(
          "",
          "Other",
          "AdvancedHunting-AlertFoo",
          "AdvancedHunting-DeviceFoo",
          "AdvancedHunting-DeviceEventsX",
          "AdvancedHunting-EmailFoo",
          "AdvancedHunting-IdentityFoo",
          "AdvancedHunting-IdentityInfoX",
          "AdvancedHunting-DeviceAlertEvents",
          "AdvancedHunting-MessageDeviceEvents",
          "AdvancedHunting-DeviceInfoDeviceLogonEvents",
          "AdvancedHunting-DeviceEventsDeviceInfo",
          "DeviceNetworkEvents",
          BigInteger.TEN,
          true,
          List.of("AdvancedHunting-DeviceEvents"),
          Map.of("a", "b"));

  private final Dice dice;
  private final EventValues values;

  EventGenerator(long seed) {
    dice = new Dice(seed);
    values = new EventValues(dice);
  }

  /**
   * One record to map.
   *
   * @param tags the tags to map it with
   * @param json the raw record
   */
  record Case(List<String> tags, String json) {}

  Case next() {
    List<String> tags = new ArrayList<>(dice.chance(80) ? List.of("forwarded") : List.of());
    if (dice.chance(50)) {
      tags.add("preserve_original_event");
    }
    if (dice.chance(50)) {
      tags.add("preserve_duplicate_custom_fields");
    }
    return new Case(tags, record());
  }

  private String record() {
    if (dice.chance(1)) {
      return dice.pick(NO_RECORDS);
    }
    Map<String, Object> envelope = envelope();
    String json = dice.chance(10) ? new NoisyJson(dice, 0).write(envelope) : Json.write(envelope);
    // A pair of surrogates cut in two is no text that could be sent.
    return new String(json.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
  }

  private Map<String, Object> envelope() {
    String[] table = dice.pick(EventColumns.TABLES).split(" ", -1);
    Map<String, Object> envelope = new LinkedHashMap<>();
    if (dice.chance(95)) {
      envelope.put("Tenant", "DefaultTenant");
    }
    Object category = category(table[1]);
    if (category != null || dice.chance(50)) {
      envelope.put("category", category);
    }
    envelope.put("operationName", dice.chance(95) ? "Publish" : dice.anything(1));
    if (dice.chance(98)) {
      envelope.put("properties", properties(table[0]));
    } else if (dice.chance(70)) {
      envelope.put(
          "properties", dice.pick(List.of(Map.of(), "text", List.of(), List.of("a"), 5.0)));
    }
    envelope.put("tenantId", dice.chance(95) ? "12345af3-bc0e-4f36-b08e-27759e912345" : null);
    if (dice.chance(95)) {
      envelope.put("time", dice.chance(97) ? values.date() : dice.anything(1));
    }
    if (dice.chance(10)) {
      envelope.put("_TimeReceivedBySvc", values.date());
    }
    return envelope;
  }

  private Object category(String table) {
    int draw = dice.upTo(99);
    if (draw < 92) {
      return "AdvancedHunting-" + table;
    }
    if (draw < 94) {
      return ("AdvancedHunting-" + table).toLowerCase(Locale.ROOT);
    }
    return draw == 94 ? null : draw == 95 ? table : dice.pick(ODD_CATEGORIES);
  }

  private Map<String, Object> properties(String family) {
    int nasty = dice.chance(50) ? 0 : dice.chance(70) ? 3 : 20;
    int dense = dice.chance(30) ? 20 : dice.chance(60) ? 55 : 95;
    Map<String, Object> properties = new LinkedHashMap<>();
    for (EventColumns.Column column : EventColumns.of(family)) {
      boolean key = column.kind().equals("action") || column.name().equals("ServiceSource");
      if (dice.chance(key ? 95 : dense)) {
        properties.put(column.name(), value(column.kind(), nasty));
      }
    }
    if (dice.chance(97)) {
      properties.put("Timestamp", dice.chance(97) ? values.date() : dice.anything(1));
    }
    if (dice.chance(10)) {
      strangers(properties, nasty);
    }
    return properties;
  }

  private Object value(String kind, int nasty) {
    if (dice.chance(nasty)) {
      return dice.anything(2);
    }
    int draw = dice.upTo(99);
    return draw < 8 ? null : draw < 11 && !kind.equals("additional") ? "" : values.of(kind);
  }

  /** Columns of other tables, and such as no table has. */
  private void strangers(Map<String, Object> properties, int nasty) {
    properties.put("NewColumn", dice.anything(3));
    if (dice.chance(20)) {
      properties.put("ISP", values.of("isp"));
    }
    List<EventColumns.Column> other = EventColumns.of(dice.word("alert device email app"));
    for (int i = 0; i < 5; i++) {
      EventColumns.Column column = dice.pick(other);
      properties.putIfAbsent(column.name(), value(column.kind(), nasty));
    }
  }
}
