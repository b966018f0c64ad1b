package io.defenderxdr.mapping.oracle;

import java.util.List;
import java.util.Map;

/** Section 7: vendor fields that go because an ECS field holds the value. */
final class Duplicates {

  private static final List<String> OF_ALERT =
      List.of(
          "last_update_datetime",
          "description",
          "created_datetime",
          "last_activity_datetime",
          "id",
          "service_source",
          "first_activity_datetime",
          "web_url",
          "assigned_to",
          "category",
          "mitre_techniques",
          "tenant_id");

  private static final List<String> OF_ITEM =
      List.of(
          "received_datetime",
          "antispam_direction",
          "subject",
          "recipient_email_address",
          "instance_id",
          "instance_name",
          "vm_metadata/cloud_provider",
          "os_platform",
          "version",
          "detection_status",
          "file_details/sha1",
          "file_details/sha256",
          "file_details/name",
          "file_details/path",
          "file_details/size",
          "ip_address",
          "process/id",
          "process/command_line",
          "process/creation_datetime",
          "parent_process/id",
          "parent_process/creation_datetime",
          "image_file/sha1",
          "image_file/sha256",
          "parent_process/image_file/sha1",
          "parent_process/image_file/sha256",
          "registry_hive",
          "registry_key",
          "registry_value",
          "registry_value_type",
          "security_group_id");

  private Duplicates() {}

  static void remove(Map<String, Object> alert) {
    OF_ALERT.forEach(alert::remove);
    // Section 10, point 19: evidence that is no list is not entered.
    if (alert.get("evidence") instanceof List<?> items) {
      for (Object element : items) {
        Map<String, Object> item = Trees.map(element);
        if (item != null) {
          OF_ITEM.forEach(path -> Trees.remove(item, path));
        }
      }
    }
  }
}
