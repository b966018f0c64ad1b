package io.defenderxdr.mapping.event.table;

import io.defenderxdr.mapping.table.Tables;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.function.UnaryOperator;

/** The product's own event tables. */
public final class EventFiles {

  /** The families of the event stream in the order that they are mapped in, with their tables. */
  private static final SequencedMap<String, List<String>> FAMILIES = families();

  private EventFiles() {}

  /** All of them, read and checked. */
  public static EventTables read() {
    return read(name -> Tables.text("event/" + name));
  }

  /**
   * The same tables from other texts.
   *
   * @param files text of a file by its name below the folder of the tables
   */
  public static EventTables read(UnaryOperator<String> files) {
    return EventTables.read(files, FAMILIES, Tables.ecs());
  }

  private static SequencedMap<String, List<String>> families() {
    SequencedMap<String, List<String>> families = new LinkedHashMap<>();
    families.put("alert", names("AlertEvidence AlertInfo BehaviorEntities BehaviorInfo"));
    families.put(
        "device",
        names(
            "CloudProcessEvents DeviceEvents DeviceFileCertificateInfo DeviceFileEvents"
                + " DeviceImageLoadEvents DeviceInfo DeviceLogonEvents DeviceNetworkEvents"
                + " DeviceNetworkInfo DeviceProcessEvents DeviceRegistryEvents"));
    families.put(
        "email",
        names(
            "EmailAttachmentInfo EmailEvents EmailPostDeliveryEvents EmailUrlInfo MessageEvents"
                + " MessagePostDeliveryEvents MessageUrlInfo UrlClickEvents"));
    families.put(
        "identity",
        names(
            "CloudAppEvents CloudAuditEvents CloudStorageAggregatedEvents IdentityDirectoryEvents"
                + " IdentityInfo IdentityLogonEvents IdentityQueryEvents"));
    return families;
  }

  private static List<String> names(String all) {
    return List.of(all.split(" ", -1));
  }
}
