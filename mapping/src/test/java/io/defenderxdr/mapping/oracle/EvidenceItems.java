package io.defenderxdr.mapping.oracle;

import io.defenderxdr.mapping.oracle.Conversions.Conversion;
import io.defenderxdr.mapping.oracle.Conversions.Refused;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Gives the properties of evidence items their vendor names (section 4.1), item by item.
 *
 * <p>Works on the items in place; what no rule names stays where it is.
 */
final class EvidenceItems {

  /** Names that stay or only change their spelling; pairs of source and vendor path. */
  private static final Map<String, String> MOVES = new LinkedHashMap<>();

  static {
    moves("", "@odata.type odata_type detailedRoles detailed_roles");
    moves("", "remediationStatus remediation_status");
    moves("", "remediationStatusDetails remediation_status_details");
    moves("", "antiSpamDirection antispam_direction deliveryAction delivery_action");
    moves("", "recipientEmailAddress recipient_email_address deliveryLocation delivery_location");
    moves("", "threatDetectionMethods threat_detection_methods clusterBy cluster_by");
    moves("", "clusterByValue cluster_by_value networkMessageIds network_message_ids");
    moves("", "primaryAddress primary_address displayName display_name objectId object_id");
    moves("", "instanceName instance_name mdeDeviceId mde_device_id");
    moves("", "azureAdDeviceId azure_ad_device_id deviceDnsName device_dns_name");
    moves("", "osPlatform os_platform defenderAvStatus defender_av_status");
    moves("", "healthStatus health_status onboardingStatus onboarding_status");
    moves("", "riskScore risk_score rbacGroupName rbac_group/name");
    moves("", "detectionStatus detection_status processCommandLine process/command_line");
    moves("", "registryHive registry_hive registryKey registry_key");
    moves("", "registryValue registry_value registryValueType registry_value_type");
    moves("", "registryValueName registry_value_name securityGroupId security_group_id");
    for (String sender : List.of("p1Sender p1_sender", "p2Sender p2_sender")) {
      moves(sender, "@odata.type odata_type displayName display_name");
      moves(sender, "domainName domain_name emailAddress email_address");
    }
    moves("userAccount user_account", "@odata.type odata_type domainName domain_name");
    moves("userAccount user_account", "azureAdUserId azure_ad_user_id accountName account_name");
    moves("userAccount user_account", "userPrincipalName user_principal_name userSid user_sid");
    moves("vmMetadata vm_metadata", "@odata.type odata_type resourceId resource_id vmId vm_id");
    moves("vmMetadata vm_metadata", "subscriptionId subscription_id cloudProvider cloud_provider");
    for (String file :
        List.of(
            "fileDetails file_details",
            "imageFile image_file",
            "parentProcessImageFile parent_process/image_file")) {
      moves(file, "@odata.type odata_type sha1 sha1 sha256 sha256 fileName name filePath path");
      moves(file, "filePublisher publisher issuer issuer signer signer");
    }
  }

  private final Errors errors;

  EvidenceItems(Errors errors) {
    this.errors = errors;
  }

  private static void moves(String parents, String pairs) {
    String[] parent = parents.isEmpty() ? new String[] {"", ""} : parents.split(" ", -1);
    String[] names = pairs.split(" ", -1);
    for (int i = 0; i < names.length; i += 2) {
      MOVES.put(under(parent[0], names[i]), under(parent[1], names[i + 1]));
    }
  }

  private static String under(String parent, String name) {
    return parent.isEmpty() ? name : parent + "/" + name;
  }

  /** Moves and converts every property of one item. */
  void rename(Map<String, Object> item) {
    MOVES.forEach((source, vendor) -> move(item, source, vendor));
    convertMail(item);
    convertDevice(item);
    convertFiles(item);
    loggedOnUsers(item);
    ipInterfaces(item);
  }

  private static void move(Map<String, Object> item, String source, String vendor) {
    if (Trees.has(item, source)) {
      Trees.put(item, vendor, Trees.remove(item, source));
    }
  }

  private void convertMail(Map<String, Object> item) {
    // Section 2.1: this one date fails silently; section 10, point 10: its source goes all the
    // same.
    convert(item, "createdDateTime", "created_datetime", Conversions::date, new Errors());
    convert(item, "receivedDateTime", "received_datetime", Conversions::date, errors);
    convert(item, "attachmentsCount", "attachments_count", Conversions::integer, errors);
    convert(item, "urlCount", "url_count", Conversions::integer, errors);
    convert(item, "emailCount", "email_count", Conversions::integer, errors);
    convert(item, "senderIp", "sender_ip", Conversions::ip, errors);
    convert(item, "ipAddress", "ip_address", Conversions::ip, errors);
  }

  private void convertDevice(Map<String, Object> item) {
    convert(item, "appId", "app_id", Conversions::text, errors);
    convert(item, "saasAppId", "saas_app_id", Conversions::text, errors);
    convert(item, "instanceId", "instance_id", Conversions::text, errors);
    convert(item, "osBuild", "os_build", Conversions::text, errors);
    convert(item, "rbacGroupId", "rbac_group/id", Conversions::text, errors);
    convert(item, "firstSeenDateTime", "first_seen_datetime", Conversions::date, errors);
  }

  private void convertFiles(Map<String, Object> item) {
    convert(item, "fileDetails/fileSize", "file_details/size", Conversions::integer, errors);
    convert(item, "imageFile/fileSize", "image_file/size", Conversions::integer, errors);
    convert(
        item,
        "parentProcessImageFile/fileSize",
        "parent_process/image_file/size",
        Conversions::integer,
        errors);
    convert(item, "processId", "process/id", Conversions::integer, errors);
    convert(item, "parentProcessId", "parent_process/id", Conversions::integer, errors);
    convert(
        item, "processCreationDateTime", "process/creation_datetime", Conversions::date, errors);
    convert(
        item,
        "parentProcessCreationDateTime",
        "parent_process/creation_datetime",
        Conversions::date,
        errors);
  }

  /** Section 2.1: null is skipped, a failure removes the source; either way the old name goes. */
  static void convert(
      Map<String, Object> item, String source, String vendor, Conversion how, Errors errors) {
    Object value = Trees.remove(item, source);
    if (value != null) {
      try {
        Trees.put(item, vendor, how.apply(value));
      } catch (Refused e) {
        errors.add(source, e);
      }
    }
  }

  /** Section 4.1; section 10, point 5: the whole list moves, unknown children with it. */
  private static void loggedOnUsers(Map<String, Object> item) {
    if (item.get("loggedOnUsers") instanceof List<?> users) {
      for (Object user : users) {
        Map<String, Object> map = Trees.map(user);
        if (map != null) {
          move(map, "accountName", "account_name");
          move(map, "domainName", "domain_name");
          move(map, "@odata.type", "odata_type");
        }
      }
      move(item, "loggedOnUsers", "logged_on_users");
    }
  }

  /**
   * Section 4.1; section 10, point 2: each bad entry is dropped with an error entry. The row speaks
   * of list elements: what is no list stays under its old name.
   */
  private void ipInterfaces(Map<String, Object> item) {
    if (item.get("ipInterfaces") instanceof List<?> entries) {
      List<Object> good = new ArrayList<>();
      for (Object entry : entries) {
        try {
          good.add(entry == null ? null : Conversions.ip(entry));
        } catch (Refused e) {
          errors.add("ipInterfaces", e);
        }
      }
      item.remove("ipInterfaces");
      item.put("ip_interfaces", good);
    }
  }
}
