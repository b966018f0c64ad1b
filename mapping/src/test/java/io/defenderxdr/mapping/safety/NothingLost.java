package io.defenderxdr.mapping.safety;

import io.defenderxdr.mapping.oracle.Json;
import io.defenderxdr.mapping.value.Dates;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Compares a record with its improved document: each scalar of the record, whatever its depth and
 * how often its name stands there, is a leaf of the document, as it was or in a spelling that the
 * guide of the tables documents:
 *
 * <ul>
 *   <li>a time in UTC with three digits of a fraction,
 *   <li>a whole number without leading zeros or in decimal, a flag as true or false,
 *   <li>a text in small or capital letters, an action with '-' for blanks,
 *   <li>a text that holds JSON as what it holds,
 *   <li>a folder joined with the name of its file, a registry key with its hive's short name,
 *       however the hive is spelt, the id of an adapter without its braces.
 * </ul>
 *
 * Null, empty texts, and what holds nothing else are nothing.
 */
final class NothingLost {

  private static final DateTimeFormatter UTC =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT);

  private static final Map<String, String> HIVES =
      Map.of(
          "HKEY_LOCAL_MACHINE", "HKLM",
          "HKEY_CURRENT_USER", "HKCU",
          "HKEY_USERS", "HKU",
          "HKEY_CLASSES_ROOT", "HKCR",
          "HKEY_CURRENT_CONFIG", "HKCC",
          "HKLM", "HKLM",
          "HKCU", "HKCU",
          "HKU", "HKU",
          "HKCR", "HKCR",
          "HKCC", "HKCC");

  private final Set<String> leaves = new HashSet<>();
  private final Set<String> ignoringCase = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
  private final Set<BigDecimal> numbers = new HashSet<>();
  private final List<String> lost = new ArrayList<>();

  private NothingLost() {}

  /** Paths and values of all that is lost of a record, which is one JSON value. */
  static List<String> of(byte[] record, String document) {
    NothingLost search = new NothingLost();
    search.collect(Node.read(document));
    search.look("", Node.read(record));
    return search.lost;
  }

  private void collect(Node node) {
    switch (node) {
      case Node.Obj object -> object.fields().forEach(field -> collect(field.value()));
      case Node.Arr array -> array.elements().forEach(this::collect);
      case Node.Raw raw -> {
        String text = raw.isText() ? raw.text() : raw.json();
        leaves.add(text);
        ignoringCase.add(text);
        BigDecimal number = number(text);
        if (number != null) {
          numbers.add(number);
        }
      }
    }
  }

  private void look(String path, Node node) {
    switch (node) {
      case Node.Obj object ->
          object.fields().forEach(field -> look(path + "/" + field.name(), field.value()));
      case Node.Arr array -> array.elements().forEach(element -> look(path + "[]", element));
      case Node.Raw raw -> {
        if (!raw.isNothing() && !isThere(path, raw)) {
          lost.add(path + " = " + Seen.shown(raw.json()));
        }
      }
    }
  }

  private boolean isThere(String path, Node.Raw raw) {
    if (!raw.isText()) {
      BigDecimal number = number(raw.json());
      return leaves.contains(raw.json())
          || (number != null && numbers.contains(number))
          || isFlag(raw.json());
    }
    String text = raw.text();
    return ignoringCase.contains(text)
        || ignoringCase.contains(text.replace(' ', '-'))
        || isNumber(text)
        || isFlag(text)
        || isTime(text)
        || isJson(text)
        || isIn(path, text);
  }

  /** What is known only by the column that it stands in. */
  private boolean isIn(String path, String text) {
    return switch (path.substring(path.lastIndexOf('/') + 1)) {
      case "FolderPath", "InitiatingProcessFolderPath" ->
          ignoringCase.stream().anyMatch(leaf -> isFolder(text, leaf));
      case "RegistryKey", "PreviousRegistryKey" ->
          HIVES.entrySet().stream()
              .filter(hive -> isUnder(hive.getKey(), text))
              .anyMatch(
                  hive ->
                      leaves.contains(text.substring(hive.getKey().length() + 1))
                          && leaves.contains(hive.getValue()));
      case "NetworkAdapterName" -> ignoringCase.contains(text.replaceAll("[{}]", ""));
      default -> false;
    };
  }

  private static boolean isUnder(String hive, String key) {
    int length = hive.length();
    return key.startsWith("\\", length) && key.regionMatches(true, 0, hive, 0, length);
  }

  private static boolean isFolder(String folder, String leaf) {
    int length = folder.length();
    return leaf.regionMatches(true, 0, folder, 0, length)
        && leaf.length() > length
        && (folder.matches(".*[/\\\\]") || "/\\".indexOf(leaf.charAt(length)) >= 0);
  }

  private boolean isNumber(String text) {
    boolean hex = text.toLowerCase(Locale.ROOT).startsWith("0x") && text.length() < 20;
    BigDecimal number;
    try {
      number = hex ? BigDecimal.valueOf(Long.parseLong(text.substring(2), 16)) : number(text);
    } catch (NumberFormatException e) {
      return false;
    }
    return number != null && numbers.contains(number.stripTrailingZeros());
  }

  private static @Nullable BigDecimal number(String text) {
    if (text.length() > 60) {
      return null;
    }
    try {
      BigDecimal number = new BigDecimal(text);
      return number.signum() == 0 ? BigDecimal.ZERO : number.stripTrailingZeros();
    } catch (NumberFormatException e) {
      return null;
    }
  }

  private boolean isFlag(String text) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "1", "true" -> leaves.contains("true");
      case "0", "false" -> leaves.contains("false");
      default -> false;
    };
  }

  private boolean isTime(String text) {
    try {
      OffsetDateTime time =
          text.length() == 10
              ? LocalDate.parse(text).atStartOfDay().atOffset(ZoneOffset.UTC)
              : text.matches(".*(Z|[+-][0-9:]{2,6})")
                  ? OffsetDateTime.parse(text)
                  : LocalDateTime.parse(text).atOffset(ZoneOffset.UTC);
      return leaves.contains(UTC.format(time.withOffsetSameInstant(ZoneOffset.UTC)));
    } catch (DateTimeException e) {
      Long millis = Dates.parse(text);
      return millis != null
          && leaves.contains(UTC.format(Instant.ofEpochMilli(millis).atOffset(ZoneOffset.UTC)));
    }
  }

  /** A text of JSON whose values are all there. */
  private boolean isJson(String text) {
    try {
      Json.readStrict(text);
    } catch (IOException e) {
      return false;
    }
    int before = lost.size();
    Node node = Node.read(text);
    look("", node);
    boolean all = lost.size() == before;
    lost.subList(before, lost.size()).clear();
    return all;
  }
}
