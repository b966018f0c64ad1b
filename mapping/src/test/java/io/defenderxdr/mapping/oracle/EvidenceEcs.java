package io.defenderxdr.mapping.oracle;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What evidence brings to the ECS fields: sections 4.1 (column A ECS), 4.3, 4.4 and 6.
 *
 * <p>Reads items that already carry vendor names. Order is property-major (section 2.3): all items
 * for one property, then all items for the next.
 */
final class EvidenceEcs {

  /** Section 4.1: target, then the vendor path. */
  private static final List<String> APPENDS =
      List.of(
          "email/delivery_timestamp received_datetime",
          "email/direction antispam_direction",
          "email/subject subject",
          "email/to/address recipient_email_address",
          "email/message_id internetMessageId",
          "email/local_id networkMessageId",
          "email/from/address p1_sender/email_address",
          "email/from/address p2_sender/email_address",
          "email/sender/address p1_sender/email_address",
          "source/ip sender_ip",
          "user/email primary_address",
          "cloud/instance/id instance_id",
          "cloud/instance/name instance_name",
          "device/id azure_ad_device_id",
          "host/hostname device_dns_name",
          "host/os/name os_platform",
          "host/os/version version",
          "host/ip ip_interfaces",
          "host/ip ip_address",
          "event/action detection_status",
          "file/hash/sha1 file_details/sha1",
          "file/hash/sha256 file_details/sha256",
          "file/name file_details/name",
          "file/path file_details/path",
          "url/original url",
          "url/original urls",
          "process/command_line process/command_line",
          "process/start process/creation_datetime",
          "process/parent/start parent_process/creation_datetime",
          "process/name image_file/name",
          "process/hash/sha1 image_file/sha1",
          "process/hash/sha256 image_file/sha256",
          "process/parent/hash/sha1 parent_process/image_file/sha1",
          "process/parent/hash/sha256 parent_process/image_file/sha256",
          "registry/hive registry_hive",
          "registry/key registry_key",
          "registry/value registry_value",
          "registry/data/type registry_value_type",
          "group/id security_group_id");

  /** Section 6: target, then the vendor paths in order of arrival; '*' enters each list element. */
  private static final List<String> RELATED =
      List.of(
          "related/user recipient_email_address p1_sender/display_name p1_sender/email_address"
              + " p2_sender/display_name p2_sender/email_address logged_on_users*account_name"
              + " user_account/azure_ad_user_id user_account/user_principal_name primary_address"
              + " user_account/account_name user_account/user_sid",
          "related/hosts p1_sender/domain_name p2_sender/domain_name mde_device_id os_platform"
              + " version device_dns_name logged_on_users*domain_name user_account/domain_name",
          "related/ip ip_interfaces sender_ip ip_address",
          "related/hash file_details/sha1 file_details/sha256 image_file/sha1 image_file/sha256"
              + " parent_process/image_file/sha1 parent_process/image_file/sha256");

  private final EcsFields ecs;
  private final List<Map<String, Object>> items;

  EvidenceEcs(EcsFields ecs, List<Map<String, Object>> items) {
    this.ecs = ecs;
    this.items = items;
  }

  void fill() {
    APPENDS.forEach(this::appendAll);
    RELATED.forEach(this::appendAll);
    cloudProvider();
    byKind();
    ecs.scalarOrList("process/executable", executables("image_file"));
    ecs.scalarOrList("process/parent/executable", executables("parent_process/image_file"));
    new ProcessIds(ecs, items).fill();
  }

  private void appendAll(String targetAndPaths) {
    String[] words = targetAndPaths.split(" ", -1);
    for (int i = 1; i < words.length; i++) {
      for (Map<String, Object> item : items) {
        appendOne(words[0], words[i], item);
      }
    }
  }

  private void appendOne(String target, String path, Map<String, Object> item) {
    int star = path.indexOf('*');
    if (star < 0) {
      ecs.append(target, Trees.get(item, path));
    } else if (item.get(path.substring(0, star)) instanceof List<?> elements) {
      for (Object element : elements) {
        Map<String, Object> map = Trees.map(element);
        ecs.append(target, map == null ? null : map.get(path.substring(star + 1)));
      }
    }
  }

  /** Section 4.1, row cloudProvider; section 10, point 6: a null odata type counts as none. */
  private void cloudProvider() {
    for (Map<String, Object> item : items) {
      if (Trees.get(item, "vm_metadata/cloud_provider") instanceof String provider
          && provider.equalsIgnoreCase("azure")
          && Trees.get(item, "vm_metadata/odata_type") != null) {
        ecs.append("cloud/provider", "azure");
      }
    }
  }

  /** Section 4.3. */
  private void byKind() {
    List<String> people = List.of("mailboxEvidence", "userEvidence");
    ecs.sorted("file/size", values(List.of("fileEvidence"), "file_details/size"));
    List<String> process = List.of("processEvidence");
    ecs.sorted("process/pid", values(process, "process/id"));
    ecs.sorted("process/parent/pid", values(process, "parent_process/id"));
    ecs.sorted("process/user/id", values(process, "user_account/azure_ad_user_id"));
    ecs.sorted("process/user/name", values(process, "user_account/account_name"));
    ecs.sorted("host/id", values(List.of("deviceEvidence"), "mde_device_id"));
    ecs.sorted("group/name", values(List.of("securityGroupEvidence"), "display_name"));
    ecs.sorted("user/domain", values(people, "user_account/domain_name"));
    ecs.sorted("user/id", values(people, "user_account/azure_ad_user_id"));
    ecs.sorted("user/name", values(people, "user_account/account_name"));
    ecs.sorted("user/email", values(people, "user_account/user_principal_name"));
  }

  private List<Object> values(List<String> kinds, String path) {
    List<Object> values = new ArrayList<>();
    for (Map<String, Object> item : items) {
      if (kinds.contains(kind(item))) {
        Object value = Trees.get(item, path);
        if (value instanceof List<?> list) {
          values.addAll(list);
        } else if (value != null) {
          values.add(value);
        }
      }
    }
    return values;
  }

  /** Section 4.3; section 10, point 17: other case, no '#' or another name space is no kind. */
  static String kind(Map<String, Object> item) {
    String prefix = "#microsoft.graph.security.";
    return item.get("odata_type") instanceof String type && type.startsWith(prefix)
        ? type.substring(prefix.length())
        : "";
  }

  /** Section 4.2, row executables, and section 4.4. */
  private List<Object> executables(String file) {
    List<Object> joined = new ArrayList<>();
    for (Map<String, Object> item : items) {
      if (Trees.get(item, file + "/name") instanceof String name) {
        if (Trees.get(item, file + "/path") instanceof String path) {
          String separator = path.contains("\\") ? "\\" : "/";
          joined.add(path.endsWith(separator) ? path + name : path + separator + name);
        } else {
          joined.add(name);
        }
      }
    }
    return joined;
  }
}
