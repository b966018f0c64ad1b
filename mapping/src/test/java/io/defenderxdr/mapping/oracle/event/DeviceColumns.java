package io.defenderxdr.mapping.oracle.event;

import io.defenderxdr.mapping.oracle.Conversions;
import io.defenderxdr.mapping.oracle.Conversions.Conversion;
import io.defenderxdr.mapping.oracle.Conversions.Refused;
import io.defenderxdr.mapping.oracle.Json;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Sections 2 and 6: columns of the working copy become vendor fields. */
final class DeviceColumns {

  private static final List<String> JSON_COLUMNS =
      List.of(
          "CrlDistributionPointUrls",
          "LoggedOnUsers",
          "ConnectedNetworks",
          "DefaultGateways",
          "DnsAddresses",
          "IPAddresses");

  private static final List<String> DATES =
      List.of(
          "CertificateExpirationTime certificate/expiration_time",
          "CertificateCreationTime certificate/creation_time",
          "CertificateCountersignatureTime certificate/countersignature_time",
          "InitiatingProcessCreationTime initiating_process/creation_time",
          "InitiatingProcessParentCreationTime initiating_process/parent_creation_time",
          "ProcessCreationTime process/creation_time");

  private static final List<String> FLAGS =
      List.of(
          "IsRootSignerMicrosoft is_root_signer_microsoft",
          "IsSigned is_signed",
          "IsTrusted is_trusted",
          "IsAzureInfoProtectionApplied is_azure_info_protection_applied",
          "IsAzureADJoined is_azure_ad_joined",
          "IsLocalAdmin is_local_admin");

  private static final List<String> ADDRESSES =
      List.of("FileOriginIP", "RemoteIP", "LocalIP", "RequestSourceIP", "PublicIP");

  private final Doc doc;

  DeviceColumns(Doc doc) {
    this.doc = doc;
  }

  void move() {
    parse(Doc.P + "AdditionalFields", "json_json_properties_AdditionalFields", false);
    doc.move(Doc.P + "AdditionalFields", "additional_fields");
    if (doc.vendor("additional_fields") instanceof Map) {
      lift();
    }
    for (String column : JSON_COLUMNS) {
      parse(Doc.P + column, "json_json_properties_" + column, false);
    }
    for (String row : DATES) {
      String[] names = row.split(" ", -1);
      if (doc.column(names[0]) instanceof String) {
        convert("date", names[0], names[1], EventConversions::date);
      }
    }
    convertEach(
        "InitiatingProcessFileSize initiating_process/file_size", EventConversions::integer);
    convertEach("ProcessId process/id", EventConversions::integer);
    convertEach("InitiatingProcessLogonId initiating_process/logon_id", this::text);
    convertEach("LogonId logon/id", this::text);
    convertEach("ReportId report_id", this::text);
    convertEach("IPv4Dhcp ipv4_dhcp", Conversions::ip);
    convertEach("IPv6Dhcp ipv6_dhcp", Conversions::ip);
    for (String row : FLAGS) {
      String[] names = row.split(" ", -1);
      doc.put(Doc.V + names[1], EventConversions.flag(doc.column(names[0])));
    }
    for (String column : ADDRESSES) {
      dropUnlessAddress(column);
    }
    DeviceMoves.ROWS.forEach((column, vendor) -> doc.move(Doc.P + column, vendor));
    doc.set("container/name", "container_name");
    doc.set("container/id", "container_id");
    doc.set("container/image/name", "container_image_name");
  }

  /** Section 2.1.1, without the keys of API calls. */
  private void lift() {
    String additional = Doc.V + "additional_fields/";
    doc.move(additional + "direction", "network_direction");
    if (!DeviceKinds.of(doc, Doc.P + "ActionType").dnsInspected()) {
      return;
    }
    for (String key : List.of("query", "qclass_name", "qtype_name", "rcode_name")) {
      doc.move(additional + key, "dns/" + key);
    }
    for (String key : List.of("answers", "TTLs")) {
      parse(additional + key, "json_m365_defender_event_additional_fields_" + key, true);
    }
    doc.move(additional + "answers", "dns/answers");
    doc.move(additional + "TTLs", "dns/ttls");
    List<Object> flags = new ArrayList<>();
    for (String key : List.of("AA", "TC", "RD", "RA", "AD", "CD", "DO")) {
      if ("true".equals(doc.get(additional + key))) {
        flags.add(key);
      }
    }
    if (!flags.isEmpty()) {
      doc.put(Doc.V + "dns/header_flags", flags);
    }
  }

  /** Section 6.4. */
  private void parse(String path, String tag, boolean anyKind) {
    Object value = doc.get(path);
    boolean text = value instanceof String it && !it.isEmpty();
    if (!text && (value == null || !anyKind)) {
      return;
    }
    if (value.toString().isBlank()) {
      EventErrors.unsettled(doc.root(), ""); // Whether nothing at all is a value or a failure.
    }
    try {
      doc.put(path, Json.readStrict(value.toString()));
    } catch (IOException e) {
      EventErrors.note(doc.root(), "json", tag, "device", e.getMessage());
    }
  }

  /** Null and empty text are skipped. */
  private void convertEach(String row, Conversion conversion) {
    String[] names = row.split(" ", -1);
    if (doc.column(names[0]) instanceof List<?> list && list.contains(null)) {
      EventErrors.unsettled(doc.root(), ""); // What a conversion does with a null within a list.
    }
    convert("convert", names[0], names[1], value -> EventConversions.each(value, conversion));
  }

  private void convert(String type, String column, String vendor, Conversion conversion) {
    Object value = doc.column(column);
    if (value != null && !value.equals("")) {
      try {
        doc.put(Doc.V + vendor, conversion.apply(value));
      } catch (Refused e) {
        String tag = type + "_json_properties_" + column;
        EventErrors.note(doc.root(), type, tag, "device", e.getMessage());
      }
    }
  }

  private Object text(Object value) {
    return doc.rendered(value, "m365_defender/event");
  }

  private void dropUnlessAddress(String column) {
    try {
      Conversions.ip(doc.column(column));
    } catch (Refused e) {
      doc.remove(Doc.P + column);
    }
  }
}
