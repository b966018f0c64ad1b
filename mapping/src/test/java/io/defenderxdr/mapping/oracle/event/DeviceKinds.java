package io.defenderxdr.mapping.oracle.event;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The predicates of section 1, once event.category stands.
 *
 * @param table lower-cased category
 * @param action lower-cased action; empty if there is none
 * @param categories elements of event.category; empty if it is absent
 */
record DeviceKinds(String table, String action, List<?> categories) {

  private static final Set<String> MAPS_PROCESS =
      Set.of(
          ("namedpipeevent dpapiaccessed ntallocatevirtualmemoryapicall getclipboarddata"
                  + " ntprotectvirtualmemoryapicall browserlaunchedtoopenurl"
                  + " processprimarytokenmodified powershellcommand clrunbackedmoduleloaded"
                  + " ldapsearch dnsqueryresponse ntallocatevirtualmemoryremoteapicall"
                  + " memoryremoteprotect screenshottaken antivirusscancompleted"
                  + " exploitguardwin32systemcallblocked getasynckeystateapicall"
                  + " appguardcreatecontainer exploitguardacgenforced writetolsassprocessmemory"
                  + " antivirusscancancelled controlflowguardviolation appcontrolpolicyapplied"
                  + " createremotethreadapicall auditpolicymodification"
                  + " ntmapviewofsectionremoteapicall appguardlaunchedwithurl"
                  + " appguardresumecontainer smartscreenurlwarning appguardbrowsetourl"
                  + " otheralertrelatedactivity antivirusscanfailed")
              .split(" ", -1));

  private static final Set<String> REMOTE =
      Set.of(
          "createremotethreadapicall",
          "readprocessmemoryapicall",
          "ntallocatevirtualmemoryremoteapicall",
          "openprocessapicall");

  /** With the action from a path: the column before the moves, the vendor field after them. */
  static DeviceKinds of(Doc doc, String action) {
    return new DeviceKinds(
        Doc.text(doc.vendor("category")).toLowerCase(Locale.ROOT),
        Doc.text(doc.get(action)).toLowerCase(Locale.ROOT),
        doc.get("event/category") instanceof List<?> list ? list : List.of());
  }

  boolean is(String category) {
    return categories.contains(category);
  }

  boolean cat() {
    return !categories.isEmpty();
  }

  boolean events() {
    return table.contains("deviceevents");
  }

  boolean imageLoad() {
    return table.contains("deviceimageloadevents");
  }

  boolean mapsProcess() {
    return events() && MAPS_PROCESS.contains(action);
  }

  boolean remote() {
    return is("api") && REMOTE.contains(action);
  }

  boolean subjectIsFile() {
    return cat() && !is("process") && !events();
  }

  boolean apiOrDriver() {
    return is("api") || is("driver");
  }

  boolean initiatorIsParent() {
    return cat() && !apiOrDriver() && (is("process") || (events() && !mapsProcess()));
  }

  boolean initiatorIsProcess() {
    return cat() && (apiOrDriver() || subjectIsFile() || mapsProcess());
  }

  boolean initiatorInFull() {
    return cat() && (apiOrDriver() || (subjectIsFile() && !is("library")) || mapsProcess());
  }

  boolean dnsInspected() {
    return is("network") && action.contains("dnsconnectioninspected");
  }
}
