package io.defenderxdr.mapping.oracle.event;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Section 5.4: host.*. */
final class DeviceHost {

  private static final List<String> POSIX =
      List.of(
          "EffectiveGroup",
          "EffectiveUser",
          "FilePermissions",
          "ProcessGroupId",
          "RealUser",
          "SessionId");

  private final Doc doc;
  private final DeviceKinds kinds;

  DeviceHost(Doc doc, DeviceKinds kinds) {
    this.doc = doc;
    this.kinds = kinds;
  }

  void fill() {
    doc.set("host/name", "device/name");
    if (doc.vendor("device/name") != null) {
      String lower = textOf("device/name").toLowerCase(Locale.ROOT);
      if (!lower.isEmpty()) {
        doc.put("host/name", lower);
      }
      doc.put("host/hostname", lower);
    }
    doc.set("host/id", "device/id");
    doc.set("host/architecture", "os/architecture");
    doc.set("host/os/full", "os/platform");
    doc.set("host/os/platform", "os/distribution");
    doc.set("host/os/version", "os/version");
    doc.set("host/type", "device/type");
    if (doc.vendor("public_ip/value") != null) {
      doc.add("host/ip", doc.vendor("public_ip/value"));
    }
    system();
    address();
  }

  /** A vendor field that a step takes for text; its steps' order in host.* is not fixed. */
  private String textOf(String vendor) {
    if (doc.vendor(vendor) instanceof String text) {
      return text;
    }
    EventErrors.unsettled(doc.root(), "host");
    throw new Aborted("conditional", "host", vendor + " is no text");
  }

  private void system() {
    if (doc.vendor("os/platform") != null) {
      String platform = textOf("os/platform").toLowerCase(Locale.ROOT);
      for (String name : List.of("windows", "linux", "macos")) {
        if (platform.contains(name)) {
          doc.put("host/os/type", name);
        }
      }
    }
    boolean posix = posix();
    if (windows(posix)) {
      doc.put("host/os/type", "windows");
    }
    if (doc.get("host/os/type") == null && posix) {
      doc.put("host/os/type", "unix");
    }
  }

  private boolean posix() {
    Object additional = doc.vendor("additional_fields");
    if (additional == null || additional instanceof List) {
      return false;
    }
    if (!(additional instanceof Map<?, ?> map)) {
      EventErrors.unsettled(doc.root(), "host");
      throw new Aborted("script", "posix", "the additional fields are no object");
    }
    return POSIX.stream().allMatch(name -> map.get("InitiatingProcessPosix" + name) != null);
  }

  private boolean windows(boolean posix) {
    boolean initiator = doc.vendor("initiating_process/account_sid") != null;
    if (kinds.is("file") && (initiator || doc.vendor("request/account_sid") != null)) {
      return true;
    }
    return !posix
        && (kinds.apiOrDriver()
            || kinds.is("registry")
            || kinds.is("library")
            || (initiator && (kinds.is("process") || kinds.is("network")))
            || (kinds.is("authentication") && (initiator || doc.vendor("account/sid") != null)));
  }

  private void address() {
    if (doc.vendor("mac_address") == null) {
      return;
    }
    String address =
        textOf("mac_address").replace(':', '-').replace('.', '-').toUpperCase(Locale.ROOT);
    doc.put(Doc.V + "mac_address", address);
    if (address.isEmpty()) {
      return;
    }
    if (!address.contains("-")) {
      StringBuilder pairs = new StringBuilder();
      for (int i = 0; i < address.length(); i++) {
        pairs.append(i > 0 && i % 2 == 0 ? "-" : "").append(address.charAt(i));
      }
      address = pairs.toString();
    }
    doc.addOnce("host/mac", address);
  }
}
