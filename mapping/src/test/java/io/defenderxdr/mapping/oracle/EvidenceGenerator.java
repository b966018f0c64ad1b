package io.defenderxdr.mapping.oracle;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;

/** Evidence items of every kind of the published type list, and of kinds that do not exist. */
final class EvidenceGenerator {

  private static final List<String> MAPPED_KINDS =
      List.of(
          "analyzedMessage receivedDateTime antiSpamDirection subject recipientEmailAddress"
              + " attachmentsCount urlCount deliveryAction deliveryLocation internetMessageId"
              + " networkMessageId p1Sender p2Sender senderIp threatDetectionMethods language"
              + " threats urls urn",
          "mailbox primaryAddress displayName upn userAccount",
          "mailCluster clusterBy clusterByValue emailCount networkMessageIds query urn",
          "device firstSeenDateTime mdeDeviceId azureAdDeviceId deviceDnsName hostName ntDomain"
              + " dnsDomain osPlatform osBuild version healthStatus riskScore rbacGroupId"
              + " rbacGroupName onboardingStatus defenderAvStatus ipInterfaces vmMetadata"
              + " loggedOnUsers lastIpAddress resourceAccessEvents",
          "file detectionStatus fileDetails mdeDeviceId",
          "ip ipAddress countryLetterCode location stream",
          "process processId parentProcessId processCommandLine processCreationDateTime"
              + " parentProcessCreationDateTime detectionStatus mdeDeviceId imageFile"
              + " parentProcessImageFile userAccount",
          "registryKey registryHive registryKey",
          "registryValue registryHive registryKey registryValue registryValueName"
              + " registryValueType mdeDeviceId",
          "user userAccount stream",
          "securityGroup securityGroupId displayName sid",
          "url url",
          "cloudApplication appId displayName instanceId instanceName saasAppId stream",
          "oauthApplication appId displayName objectId publisher",
          "teamsMessage urls subject receivedDateTime senderIP deliveryAction files",
          "ioTDevice ipAddress deviceId nics owners",
          "nic ipAddress macAddress vlans",
          "submissionMail networkMessageId senderIp subject recipient",
          "servicePrincipal appId servicePrincipalName tenantId");

  private static final List<String> OTHER_KINDS =
      List.of(
          ("amazonResource azureResource googleCloudResource blob blobContainer container"
                  + " containerImage containerRegistry kubernetesCluster kubernetesController"
                  + " kubernetesNamespace kubernetesPod kubernetesSecret kubernetesService"
                  + " kubernetesServiceAccount dns hostLogonSession malware networkConnection"
                  + " sasToken fileHash cloudLogonRequest cloudLogonSession activeDirectoryDomain"
                  + " gitHubOrganization gitHubRepo gitHubUser aiAgent mailboxConfiguration brandNew")
              .split(" ", -1));

  private final Dice dice;
  private final AlertValues values;

  EvidenceGenerator(Dice dice) {
    this.dice = dice;
    this.values = new AlertValues(dice);
  }

  /** One item: mostly an object of a known kind. */
  Object item() {
    if (dice.chance(2)) {
      return dice.anything(2);
    }
    Map<String, Object> item = new LinkedHashMap<>();
    String[] words = dice.chance(88) ? dice.pick(MAPPED_KINDS).split(" ", -1) : other();
    item.put("@odata.type", type(words[0]));
    addUsual(item);
    for (int i = 1; i < words.length; i++) {
      if (dice.chance(88)) {
        item.put(words[i], value(words[i]));
      }
    }
    if (dice.chance(15)) {
      addStrange(item);
    }
    if (dice.chance(3)) {
      item.remove("@odata.type");
    }
    return item;
  }

  private String[] other() {
    return new String[] {dice.pick(OTHER_KINDS), "name", "displayName", "version", "type", "url"};
  }

  private Object type(String kind) {
    String name = "#microsoft.graph.security." + kind + "Evidence";
    if (dice.chance(94)) {
      return name;
    }
    return dice.pick(
        List.of(
            name.toLowerCase(Locale.ROOT),
            name.substring(1),
            name.replace("security.", ""),
            name + " ",
            "",
            List.of(name),
            5.0));
  }

  private void addUsual(Map<String, Object> item) {
    item.put("createdDateTime", dice.mostly(values::date));
    for (String name : List.of("verdict", "remediationStatus", "remediationStatusDetails")) {
      item.put(name, dice.mostly(values::text));
    }
    for (String name : List.of("roles", "detailedRoles", "tags")) {
      if (dice.chance(60)) {
        item.put(name, dice.mostly(() -> dice.list(2, values::text)));
      }
    }
  }

  /** Properties of other kinds, and such as nobody knows. */
  private void addStrange(Map<String, Object> item) {
    for (int i = dice.upTo(3); i >= 0; i--) {
      String[] words = dice.pick(MAPPED_KINDS).split(" ", -1);
      if (words.length > 1) {
        String name = words[1 + dice.upTo(words.length - 2)];
        item.put(name, value(name));
      }
    }
    item.put("unknown" + dice.upTo(3), dice.chance(5) ? dice.nested(150) : dice.anything(3));
    item.put(dice.word("some.dotted.name fileDetails.md5 @odata.id Process é"), dice.anything(1));
  }

  private Object value(String name) {
    Object value = dice.mostly(property(name));
    // The text of a list in a process entity id (section 4.5) is nowhere fixed.
    boolean unfixed = name.equals("mdeDeviceId") && (value instanceof List || value instanceof Map);
    return unfixed ? values.host() : value;
  }

  private Supplier<Object> property(String name) {
    return switch (name) {
      case "receivedDateTime",
          "firstSeenDateTime",
          "processCreationDateTime",
          "parentProcessCreationDateTime" ->
          values::date;
      case "senderIp", "ipAddress", "lastIpAddress" -> values::ip;
      case "attachmentsCount", "urlCount", "emailCount", "processId", "parentProcessId" ->
          values::integer;
      case "appId", "saasAppId", "instanceId", "osBuild", "rbacGroupId" -> values::integer;
      case "recipientEmailAddress", "primaryAddress", "upn", "displayName" -> values::person;
      case "mdeDeviceId", "deviceDnsName", "osPlatform", "version", "hostName" -> values::host;
      case "url" -> values::uri;
      case "urls" -> () -> dice.list(3, this::urlOrObject);
      case "ipInterfaces" -> () -> dice.chance(90) ? dice.list(4, values::ip) : values.ip();
      case "p1Sender", "p2Sender" -> () -> person("displayName domainName emailAddress");
      case "userAccount" ->
          () ->
              person("accountName domainName userSid azureAdUserId userPrincipalName displayName");
      case "loggedOnUsers" -> () -> dice.list(3, () -> person("accountName domainName"));
      case "vmMetadata" -> this::virtualMachine;
      case "fileDetails", "imageFile", "parentProcessImageFile" -> this::fileDetails;
      case "location", "stream", "nics", "files", "resourceAccessEvents" -> () -> dice.anything(3);
      default -> values::text;
    };
  }

  private Object urlOrObject() {
    if (dice.chance(80)) {
      return values.uri();
    }
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("@odata.type", "#microsoft.graph.security.urlEvidence");
    object.put("url", dice.mostly(values::uri));
    return object;
  }

  private Object person(String properties) {
    Map<String, Object> map = new LinkedHashMap<>();
    for (String name : properties.split(" ", -1)) {
      if (dice.chance(90)) {
        map.put(name, dice.mostly(name.equals("domainName") ? values::host : values::person));
      }
    }
    addTypeOrUnknown(map);
    return map;
  }

  private void addTypeOrUnknown(Map<String, Object> map) {
    if (dice.chance(10)) {
      map.put("@odata.type", dice.mostly(() -> "#microsoft.graph.security.part"));
    }
    if (dice.chance(8)) {
      map.put("unknownPart", dice.anything(2));
    }
  }

  private Object virtualMachine() {
    Map<String, Object> map = new LinkedHashMap<>();
    for (String name : List.of("vmId", "cloudProvider", "resourceId", "subscriptionId")) {
      map.put(name, dice.mostly(values::text));
    }
    if (dice.chance(50)) {
      map.put("@odata.type", dice.mostly(() -> "#microsoft.graph.security.vmMetadata"));
    }
    return map;
  }

  private Object fileDetails() {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("sha1", dice.mostly(values::hash));
    map.put("sha256", dice.mostly(values::hash));
    map.put("fileName", dice.mostly(values::file));
    map.put("filePath", dice.mostly(values::path));
    map.put("fileSize", dice.mostly(values::integer));
    for (String name : List.of("filePublisher", "signer", "issuer", "md5")) {
      if (dice.chance(50)) {
        map.put(name, dice.mostly(values::text));
      }
    }
    addTypeOrUnknown(map);
    return map;
  }
}
