package io.defenderxdr.mapping.oracle.event;

import java.util.List;
import java.util.Locale;

/** Section 3: kind, categories and types; and the rewrite of image loads. */
final class DeviceCategories {

  private static final String CATEGORY = "event/category";
  private static final String TYPE = "event/type";

  private final Doc doc;
  private final String table;

  /** Lower-cased action; null if there is none. */
  private String action;

  DeviceCategories(Doc doc) {
    this.doc = doc;
    this.table = Doc.text(doc.vendor("category")).toLowerCase(Locale.ROOT);
  }

  void fill() {
    if (doc.get("event/kind") != null) {
      EventErrors.unsettled(doc.root(), ""); // What a second sub-pipeline does with the lists.
    }
    doc.put("event/kind", "event");
    categories();
    types();
    if (holds("imageloaded")) {
      doc.put(Doc.P + "ActionType", "load");
    }
    lateTypes();
  }

  private void categories() {
    category("authentication", table.contains("devicelogonevents"));
    boolean events = table.contains("deviceevents");
    if (table.contains("deviceinfo")) {
      doc.add(CATEGORY, "host");
    } else if (events && readAction() != null) {
      category("host", !action.endsWith("apicall") && !action.contains("driverload"));
    }
    readAction();
    category("api", events && action != null && action.endsWith("apicall"));
    category("driver", holds("driverload"));
    category(
        "file", table.contains("devicefileevents") || table.contains("devicefilecertificateinfo"));
    category(
        "process", table.contains("deviceprocessevents") || table.contains("cloudprocessevents"));
    category("library", table.contains("deviceimageloadevents"));
    category(
        "network", table.contains("devicenetworkevents") || table.contains("devicenetworkinfo"));
    category("registry", table.contains("deviceregistryevents"));
  }

  /** Fails where the action is no text; asked for as late as the steps ask for it. */
  private String readAction() {
    Object value = doc.column("ActionType");
    if (value != null && !(value instanceof String)) {
      throw new Aborted("conditional", "append_event_category", "the action is no text");
    }
    action = value == null ? null : value.toString().toLowerCase(Locale.ROOT);
    return action;
  }

  private void category(String name, boolean yes) {
    if (yes) {
      doc.add(CATEGORY, name);
    }
  }

  private void types() {
    boolean file = has(doc, CATEGORY, "file");
    type(
        "info",
        has(doc, CATEGORY, "authentication")
            || has(doc, CATEGORY, "host")
            || holds("connectionfound")
            || holds("networksignatureinspected")
            || holds("devicenetworkinfo"));
    type("deletion", file && is("filedeleted"));
    type("change", file && (is("filemodified") || is("filerenamed")));
    type("creation", file && is("filecreated"));
    type("info", file && doc.get(TYPE) == null);
    type("start", holds("connectionsuccess") || holds("driverload"));
    type("denied", holds("connectionfailed"));
    type(
        "start",
        holds("connectionrequest")
            || holds("listeningconnectioncreated")
            || holds("processcreated")
            || (table.contains("deviceimageloadevents") && action != null));
    type("start", holds("inboundconnectionaccepted"));
    type("creation", holds("registrykeycreated"));
    type("deletion", holds("registrykeydeleted") || holds("registryvaluedeleted"));
    type("change", holds("registrykeyrenamed") || holds("registryvalueset"));
  }

  private void lateTypes() {
    boolean network = has(doc, CATEGORY, "network");
    boolean api = has(doc, CATEGORY, "api");
    if (api && holds("imageloaded")) {
      // The action reads "load" by now: section 5.3, step 5, leaves it open.
      EventErrors.unsettled(doc.root(), "");
    }
    type("protocol", network && holds("dnsconnectioninspected"));
    type("access", api && doc.get(TYPE) == null && action.startsWith("open"));
    type("change", api && doc.get(TYPE) == null && action.startsWith("write"));
    type("info", doc.get(TYPE) == null && (network || api));
  }

  private void type(String name, boolean yes) {
    if (yes) {
      doc.add(TYPE, name);
    }
  }

  private boolean holds(String part) {
    return action != null && action.contains(part);
  }

  private boolean is(String name) {
    return name.equals(action);
  }

  static boolean has(Doc doc, String path, String name) {
    return doc.get(path) instanceof List<?> list && list.contains(name);
  }
}
