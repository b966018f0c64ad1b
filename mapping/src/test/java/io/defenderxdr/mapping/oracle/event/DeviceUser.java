package io.defenderxdr.mapping.oracle.event;

/** Section 5.6: user.*. */
final class DeviceUser {

  private final Doc doc;
  private final DeviceKinds kinds;

  DeviceUser(Doc doc, DeviceKinds kinds) {
    this.doc = doc;
    this.kinds = kinds;
  }

  void fill() {
    boolean initiator =
        kinds.is("library") || kinds.is("registry") || kinds.is("network") || kinds.apiOrDriver();
    doc.set("user/name", "account/name");
    doc.set("user/domain", "request/account_domain");
    doc.set("user/name", "request/account_name");
    unlessSet(initiator, "user/name", "initiating_process/account_name");
    doc.set("user/domain", "account/domain");
    unlessSet(initiator, "user/domain", "initiating_process/account_domain");
    doc.set("user/id", "account/sid");
    unlessSet(initiator || kinds.is("file"), "user/id", "initiating_process/account_sid");
    unlessSet(kinds.is("file"), "user/id", "request/account_sid");
  }

  private void unlessSet(boolean when, String to, String vendor) {
    if (when && doc.get(to) == null) {
      doc.set(to, vendor);
    }
  }
}
