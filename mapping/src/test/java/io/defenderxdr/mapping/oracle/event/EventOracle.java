package io.defenderxdr.mapping.oracle.event;

import io.defenderxdr.mapping.oracle.Conversions.Refused;
import io.defenderxdr.mapping.oracle.Json;
import io.defenderxdr.mapping.oracle.ProcessIds;
import io.defenderxdr.mapping.oracle.Trees;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * The event stream of the specification, written a second time from its text alone, to find errors
 * of the tables: one raw record in, the reference's document out. Sections are those of the
 * specification of all tables.
 */
final class EventOracle {

  private static final Set<String> SUPPORTED =
      Set.of(
          ("AlertEvidence AlertInfo BehaviorEntities BehaviorInfo CloudAppEvents CloudAuditEvents"
                  + " CloudProcessEvents CloudStorageAggregatedEvents DeviceEvents"
                  + " DeviceFileCertificateInfo DeviceFileEvents DeviceImageLoadEvents DeviceInfo"
                  + " DeviceLogonEvents DeviceNetworkEvents DeviceNetworkInfo DeviceProcessEvents"
                  + " DeviceRegistryEvents EmailAttachmentInfo EmailEvents EmailPostDeliveryEvents"
                  + " EmailUrlInfo IdentityDirectoryEvents IdentityInfo IdentityLogonEvents"
                  + " IdentityQueryEvents MessageEvents MessagePostDeliveryEvents MessageUrlInfo"
                  + " UrlClickEvents")
              .split(" ", -1));

  private final Doc doc;

  private EventOracle(Doc doc) {
    this.doc = doc;
  }

  /**
   * What one record yields.
   *
   * @param document the tree, {@code event.original} still as text
   * @param unsettled paths ('/' between names) that the specification leaves open for this record
   */
  record Result(Map<String, Object> document, List<String> unsettled) {}

  static Result expected(String record, List<String> tags) {
    Map<String, Object> root = new LinkedHashMap<>();
    root.put("tags", new ArrayList<Object>(tags));
    try {
      new EventOracle(new Doc(root)).run(record);
    } catch (Aborted e) {
      EventErrors.abort(root, "default", e); // Section 9: the tail is skipped entirely.
      // Whether a date that was converted stays in the working copy.
      EventErrors.unsettled(root, "json/time");
      EventErrors.unsettled(root, "json/properties/Timestamp");
    }
    List<String> unsettled = EventErrors.takeUnsettled(root);
    if (!(root.get("tags") instanceof List<?> left) || !left.contains("preserve_original_event")) {
      Trees.remove(root, "event/original"); // Section 8, step 7.
      if (Trees.get(root, "event") instanceof Map<?, ?> event && event.isEmpty()) {
        root.remove("event");
      }
    }
    return new Result(root, unsettled);
  }

  private void run(String record) {
    head(record);
    Object category = doc.vendor("category");
    if (category == null || category.equals("")) {
      EventErrors.text(doc.root(), "Missing required field: m365_defender.event.category.");
    }
    if (category != null && !isSupported(category)) {
      EventErrors.text(
          doc.root(), "The event category " + Doc.text(category) + " is not supported.");
    }
    if (!(category instanceof String name)) {
      throw new Aborted("conditional", "pipeline_device", "the category is no text");
    }
    for (Families.Family family : Families.IN_ORDER) {
      if (family.takes(name.toLowerCase(Locale.ROOT))) {
        try {
          family.steps().accept(doc.root());
        } catch (Aborted e) {
          EventErrors.abort(doc.root(), "pipeline_" + family.name(), e);
        }
      }
    }
    tail();
  }

  private static boolean isSupported(Object category) {
    return category instanceof String name
        && name.startsWith("AdvancedHunting-")
        && SUPPORTED.contains(name.substring("AdvancedHunting-".length()));
  }

  /** Section 2. */
  private void head(String record) {
    doc.put("ecs/version", "8.11.0");
    doc.put("event/original", record);
    try {
      doc.put("json", Json.readStrict(record));
    } catch (IOException e) {
      EventErrors.note(doc.root(), "json", "json_event_original", "default", e.getMessage());
    }
    openShapes();
    doc.move("json/category", "category");
    doc.move("json/operationName", "operation_name");
    doc.move("json/Tenant", "tenant/name");
    doc.move("json/tenantId", "tenant/id");
    date("json/time", "time", "date_json_time");
    date("json/properties/Timestamp", "timestamp", "date_json_properties_Timestamp");
    doc.copy(Doc.V + "timestamp", "@timestamp");
  }

  /** How a condition reads a record, or properties, that are no object is not settled. */
  private void openShapes() {
    boolean record = doc.root().containsKey("json");
    if (record && !(doc.get("json") instanceof Map)) {
      EventErrors.unsettled(doc.root(), "");
    }
    Object properties = doc.get("json/properties");
    if (properties != null && !(properties instanceof Map)) {
      EventErrors.unsettled(doc.root(), "");
    }
  }

  private void date(String from, String to, String tag) {
    Object value = doc.get(from);
    if (value != null) {
      try {
        doc.put(Doc.V + to, EventConversions.date(value));
      } catch (Refused e) {
        EventErrors.note(doc.root(), "date", tag, "default", e.getMessage());
      }
    }
  }

  /** Section 8. */
  private void tail() {
    entityId("process");
    entityId("process/parent");
    if (doc.get("process/name") == null) {
      doc.copy("process/executable", "process/name");
    }
    if (doc.get("process/name") == null) {
      nameFromCommandLine();
    }
    if (doc.get("cloud/instance/id") == null) {
      doc.copy(Doc.V + "device/id", "cloud/instance/id");
    }
    doc.copy(Doc.V + "device/id", "device/id");
    doc.copy(Doc.V + "application", "application/name");
    doc.root().remove("json");
    Trees.clean(doc.root(), true);
  }

  private void entityId(String process) {
    Object pid = doc.get(process + "/pid");
    Object start = doc.get(process + "/start");
    Object device = doc.vendor("device/id");
    if (pid != null && start != null && device != null) {
      String text =
          doc.rendered(pid, process + "/entity_id")
              + "|"
              + doc.rendered(start, process + "/entity_id")
              + "|"
              + doc.rendered(device, process + "/entity_id");
      doc.put(process + "/entity_id", ProcessIds.digest(List.of(text)));
    }
  }

  private void nameFromCommandLine() {
    Object line = doc.get("process/command_line");
    if (line == null) {
      return;
    }
    if (!(line instanceof String text)) {
      EventErrors.unsettled(doc.root(), ""); // What this step of the tail does with it.
      throw new Aborted("script", "process_name", "the command line is no text");
    }
    String first = text.trim().split(" ", -1)[0];
    doc.put("process/name", first.substring(first.lastIndexOf('/') + 1).replace("\"", ""));
  }
}
