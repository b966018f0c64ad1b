package io.defenderxdr.mapping.safety;

import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Pieces of JSON that break careless readers, writers and stores; each is JSON by its grammar. */
final class Hostile {

  /** Values. */
  static final List<String> VALUES =
      List.of(
          "null",
          "true",
          "\"\"",
          "\" \"",
          "7",
          "\"7\"",
          "\"0x1f\"",
          "-0",
          "0.10",
          "1e999",
          "-1.5E-300",
          "9223372036854775808",
          "9".repeat(9_999),
          "1" + "0".repeat(10_500),
          "0." + "3".repeat(9_000) + "e-5",
          "[]",
          "{}",
          "[null,\"\",[],{}]",
          "[[\"x1\"],[2,[3]],null,\"\"]",
          "{\"a\":1,\"a\":2,\"b\":{\"c\":3,\"c\":4,\"c\":5}}",
          "{\"a\":1,\"a_2\":2,\"a\":3,\"a_2\":4}",
          "[{\"a\":1,\"a\":{\"b\":2}},{\"a\":3,\"a\":[]}]",
          "{\"\":1,\" \":2,\"\\t\":3,\"_\":4}",
          "{\"\\u0000\":1,\"\\ufffd\":2,\"x\\u0000\":3}",
          "{\"a.b\":1,\"a\":{\"b\":2},\".\":3,\"a.\":4,\"..\":5}",
          "{\"\\ud800\":1,\"\\ud801\":2,\"\\udc00\":3,\"\\ufffd\":4}",
          "\"\\ud800\"",
          "\"x\\udc00y \\ud83d\\ude00 \\ud83d\"",
          "[\"\\udbff\",{\"k\":\"\\udfff\"}]",
          "\"\\u0000\\u0001\\u001f\\u007f\\u2028\\u2029\\ufeff\\ufffe\"",
          "\"{\\\"\\\\ud800\\\":1,\\\"\\\\ud801\\\":2}\"",
          "\"{\\\"a\\\":1,\\\"a\\\":2}\"",
          "\"{\\\"a\\\":\"",
          "\"[1,2] 3\"",
          "\"{}\"",
          "\"null\"",
          "\"\\\"text\\\"\"",
          "\"[{\\\"a\\\":\\\"\\\\udfff\\\"}]\"",
          "\"" + "[".repeat(5_000) + "]".repeat(5_000) + "\"",
          "\"" + "{\\\"a\\\":".repeat(900) + "1" + "}".repeat(900) + "\"",
          nested(19),
          nested(21),
          nested(900),
          nested(5_000),
          "[".repeat(900) + "1" + "]".repeat(900),
          "[".repeat(1_001) + "]".repeat(1_001),
          "\"" + "x".repeat(8_192) + "\"",
          "\"" + "ü".repeat(4_096) + "x\"",
          "\"" + "\\ud83d\\ude00".repeat(2_100) + "\"",
          "\"" + "日".repeat(40_000) + "\"",
          "{\"" + "n".repeat(9_000) + "1\":1,\"" + "n".repeat(9_000) + "2\":2}",
          wide(1_001),
          "[" + wide(600) + "," + wide(600) + "]",
          "[" + "\"\",".repeat(2_000) + "\"last\"]",
          "\"2024-02-30T00:00:00Z\"",
          "\"2024-05-01T06:00:00.1234567Z\"",
          "\"0000-01-01\"",
          "\"9999-12-31T23:59:59.9999999-18:00\"",
          "\"1.2.3.4\"",
          "\"fe80::1%eth0\"",
          "\"::ffff:1.2.3.4\"",
          "\"00-11-22-33-44-55\"",
          "\"C:\\\\\\\\x\\\\..\\\\y.\"",
          "\"\\\\\\\"a b\\\\\\\" -c \\\\\\\\ \\\"\"",
          "\"http://u:p@[::1]:99999/%zz?q#f#g\"",
          "\"HKEY_LOCAL_MACHINE\\\\\"",
          "\"S-1-\"",
          "\"@\"",
          "\"T1566 (\"",
          "[\"T1566\",{\"x\":1}]",
          "{\"@odata.type\":\"x\",\"Type\":\"ip\"}",
          "[{\"UserName\":[\"a\"]},{\"UserName\":{\"b\":\"c\"}},5]");

  /** Names, between quotes. */
  static final List<String> NAMES =
      List.of(
          "\"\"",
          "\" \"",
          "\"\\u00a0\"",
          "\"\\u0000\"",
          "\"a.b\"",
          "\".\"",
          "\"..a\"",
          "\"_\"",
          "\"properties\"",
          "\"propert\\u0069es\"",
          "\"category\"",
          "\"tenantId\"",
          "\"time\"",
          "\"records\"",
          "\"record\"",
          "\"envelope.x\"",
          "\"unmapped\"",
          "\"tags\"",
          "\"@timestamp\"",
          "\"event\"",
          "\"event.original\"",
          "\"Timestamp\"",
          "\"ActionType\"",
          "\"AdditionalFields\"",
          "\"DeviceId\"",
          "\"deviceid\"",
          "\"RawEventData\"",
          "\"LoggedOnUsers\"",
          "\"\\ud800\"",
          "\"\\udc01x\"",
          "\"a\\nb\"",
          "\"" + "N".repeat(8_200) + "\"",
          "\"" + "M".repeat(50_001) + "\"");

  /** What may stand behind a record. */
  static final List<String> TAILS =
      List.of(" ", "\n", "{}", ",", "]", "\u0000", "null", "\"", "// x", "\uFEFF");

  private Hostile() {}

  static String of(Random random, List<String> pieces) {
    return pieces.get(random.nextInt(pieces.size()));
  }

  /** A number so deep in objects. */
  static String nested(int depth) {
    return "{\"d\":".repeat(depth) + "42" + "}".repeat(depth);
  }

  /** An object of so many names. */
  static String wide(int names) {
    return IntStream.range(0, names)
        .mapToObj(i -> "\"w" + i + "\":" + i)
        .collect(Collectors.joining(",", "{", "}"));
  }
}
