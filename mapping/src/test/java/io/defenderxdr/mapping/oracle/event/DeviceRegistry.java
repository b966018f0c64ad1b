package io.defenderxdr.mapping.oracle.event;

import java.util.List;
import java.util.Locale;

/** Section 5.7: registry.*. */
final class DeviceRegistry {

  private static final List<String> HIVES =
      List.of(
          "HKEY_CLASSES_ROOT HKCR",
          "HKEY_CURRENT_USER HKCU",
          "HKEY_LOCAL_MACHINE HKLM",
          "HKEY_USERS HKU",
          "HKEY_CURRENT_CONFIG HKCC");

  private final Doc doc;
  private String hive;

  DeviceRegistry(Doc doc) {
    this.doc = doc;
  }

  void fill() {
    split("registry/key");
    if (doc.get("registry/key") == null) {
      split("previous/registry_key");
    }
    if (hive != null) {
      doc.put("registry/hive", hive);
    }
    doc.set("registry/value", "registry/value_name");
    if (doc.get("registry/value") == null) {
      doc.set("registry/value", "previous/registry_value_name");
    }
    Object value = doc.get("registry/value");
    if (doc.get("registry/key") instanceof String key && !key.isEmpty() && value != null) {
      String start = hive == null ? "" : hive;
      String path = start + "\\" + key + "\\" + doc.rendered(value, "registry/path");
      doc.put("registry/path", path);
    }
    doc.addOnce("registry/data/strings", doc.vendor("registry/value_data"));
    doc.addOnce("registry/data/strings", doc.vendor("previous/registry_value_data"));
    doc.set("registry/data/type", "registry/value_type");
  }

  private void split(String vendor) {
    Object value = doc.vendor(vendor);
    if (value == null || value.equals("")) {
      return;
    }
    if (!(value instanceof String text)) {
      throw new Aborted("script", "registry", "the key is no text");
    }
    if (text.chars().anyMatch(c -> "\n\r\u0085\u2028\u2029".indexOf(c) >= 0)) {
      EventErrors.unsettled(doc.root(), "");
    }
    int cut = text.indexOf('\\');
    String first = cut < 0 ? "" : text.substring(0, cut).toUpperCase(Locale.ROOT);
    for (String row : HIVES) {
      String[] names = row.split(" ", -1);
      if (first.equals(names[0]) || first.equals(names[1])) {
        hive = names[1];
      }
    }
    doc.put("registry/key", hive == null ? text : text.substring(cut + 1));
  }
}
