package io.defenderxdr.mapping.oracle.event;

import java.util.List;
import java.util.Map;

/** The device sub-pipeline: sections 2 to 8 of the device tables' specification, in its order. */
final class DeviceFamily {

  /** Section 8.1; names before a colon hold all names behind it. */
  private static final List<String> DUPLICATES =
      List.of(
          ": folder_path md5 sha1 sha256",
          "file: name size origin_referrer_url",
          "device: name id type category",
          "process: version_info_company_name version_info_product_name"
              + " version_info_product_version version_info_file_description",
          "initiating_process: file_name file_size folder_path command_line md5 sha1 sha256 id"
              + " parent_id parent_file_name parent_creation_time signature_status"
              + " version_info_company_name version_info_product_name version_info_product_version"
              + " version_info_file_description version_info_original_file_name",
          "registry: key value_name value_data",
          "public_ip: value",
          "local: ip port",
          "remote: ip port",
          "request: source_ip source_port protocol account_domain account_name",
          "account: name sid domain",
          "certificate: expiration_time serial_number",
          "os: architecture platform distribution version",
          "action: type",
          "dns: qclass_name query qtype_name rcode_name answers ttls header_flags",
          ": protocol mac_address client_version is_signed is_trusted signer issuer container_name"
              + " container_id container_image_name kubernetes_resource kubernetes_namespace"
              + " process_name parent_process_name parent_process_id"
              + " process_current_working_directory");

  private DeviceFamily() {}

  static void run(Map<String, Object> root) {
    Doc doc = new Doc(root);
    new DeviceCategories(doc).fill();
    new DeviceColumns(doc).move();
    DeviceKinds kinds = DeviceKinds.of(doc, Doc.V + "action/type");
    new DeviceFile(doc, kinds).fill();
    new DeviceProcess(doc, kinds).fill();
    new DeviceHost(doc, kinds).fill();
    new DeviceRegistry(doc).fill();
    new DeviceNetwork(doc, kinds).fillAddresses();
    new DeviceUser(doc, kinds).fill();
    new DeviceNetwork(doc, kinds).fillProtocols();
    new DeviceAction(doc, kinds).fill();
    new DeviceRest(doc).fill();
    if (!(doc.get("tags") instanceof List<?> tags)
        || !tags.contains("preserve_duplicate_custom_fields")) {
      removeDuplicates(doc);
    }
  }

  private static void removeDuplicates(Doc doc) {
    for (String group : DUPLICATES) {
      String[] parts = group.split(": ", -1);
      String prefix = parts[0].isEmpty() ? "" : parts[0] + "/";
      for (String name : parts[1].split(" ", -1)) {
        doc.remove(Doc.V + prefix + name);
      }
    }
  }
}
