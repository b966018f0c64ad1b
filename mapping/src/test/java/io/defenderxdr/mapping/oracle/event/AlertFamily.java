package io.defenderxdr.mapping.oracle.event;

import io.defenderxdr.mapping.oracle.Trees;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** Section 4 of the event tables: alerts, evidence and behaviors. */
final class AlertFamily {

  private static final Columns COLUMNS =
      new Columns(
          """
          Categories alert/categories json -
          AttackTechniques attack_techniques json -
          AdditionalFields additional_fields json -
          Timestamp timestamp none D
          StartTime start_time date? -
          EndTime end_time date? -
          DataAggregationStartTime data_aggregation_start_time date? -
          DataAggregationEndTime data_aggregation_end_time date? -
          FileSize file/size long? D
          RemoteIP remote/ip ip? D
          LocalIP local/ip ip? -
          EmailClusterId email/cluster_id str? -
          AlertId alert/id raw D
          BehaviorId behavior_id raw D
          ServiceSource service_source raw D
          DetectionSource detection/source raw -
          Title title raw D
          Description description raw -
          Category alert/category raw -
          Severity severity none -
          MachineGroup machine_group raw -
          ActionType action/type raw -
          DataSources data_sources raw -
          EntityType entity_type raw -
          EvidenceRole evidence/role raw -
          EvidenceDirection evidence/direction raw D
          EntityRole entity_role raw -
          DetailedEntityRole detailed_entity_role raw -
          DeviceId device/id raw D
          DeviceName device/name raw D
          AccountName account/name raw D
          AccountDomain account/domain raw D
          AccountSid account/sid raw D
          AccountObjectId account/object_id raw D
          AccountUpn account/upn raw -
          FileName file/name raw D
          FolderPath folder_path raw D
          SHA1 sha1 raw D
          SHA256 sha256 raw D
          ThreatFamily threat/family raw D
          ProcessCommandLine process/command_line raw D
          RegistryKey registry/key raw D
          RegistryValueName registry/value_name raw D
          RegistryValueData registry/value_data raw D
          RemoteUrl remote/url raw D
          NetworkMessageId network/message_id raw D
          EmailSubject email/subject raw D
          Application application raw -
          ApplicationId application_id str -
          OAuthApplicationId oauth_application_id raw -
          CloudPlatform cloud_platform raw D
          CloudResourceType cloud_resource_type raw -
          CloudResourceId cloud_resource_id raw -
          CloudSubscriptionId cloud_subscription_id raw -
          """);

  private static final List<String> THREATS =
      List.of("persistence", "privilegeescalation", "suspiciousactivity", "threatmanagement");

  private final Steps steps;

  private AlertFamily(Steps steps) {
    this.steps = steps;
  }

  /** Runs the sub-pipeline over the document; throws {@link Aborted} where it ends early. */
  static void run(Map<String, Object> document) {
    AlertFamily family = new AlertFamily(new Steps(document, "pipeline_alert"));
    family.categorise();
    COLUMNS.take(family.steps);
    family.event();
    family.hostAndNetwork();
    family.process();
    family.threat();
    family.techniques();
    family.fileAndRegistry();
    family.addresses();
    family.userToMessage();
    family.related();
    COLUMNS.removeDuplicates(family.steps);
  }

  /** 4.2, on the raw columns. */
  private void categorise() {
    steps.set("event/kind", steps.categoryHas("behavior") ? "event" : "alert");
    String entity = steps.lower(steps.column("EntityType"), "EntityType");
    String added =
        switch (entity) {
          case "file" -> "file";
          case "process" -> "process";
          case "device" -> "host";
          case "user" -> "iam";
          case null, default -> null;
        };
    if (added != null) {
      steps.doc().add("event/category", added);
    }
    String category = steps.lower(steps.column("Category"), "Category");
    if (category != null) {
      if (category.equals("malware") || category.equals("ransomware")) {
        steps.doc().add("event/category", "malware");
      }
      if (THREATS.contains(category) && !steps.category().equals("AdvancedHunting-AlertInfo")) {
        steps.doc().add("event/category", "threat");
      }
    }
    steps.doc().add("event/type", isThreat() ? "indicator" : "info");
  }

  private boolean isThreat() {
    return steps.get("event/category") instanceof List<?> list && list.contains("threat");
  }

  private boolean isFile() {
    return steps.get("event/category") != null && !isThreat();
  }

  private void event() {
    steps.doc().set("event/id", "alert/id");
    if (!steps.hasVendor("service_source")) {
      steps.open(Doc.V + "severity");
      throw new Aborted("set", "service_source", "field [service_source] not present");
    }
    steps.doc().set("event/provider", "service_source");
    steps.doc().set("event/id", "behavior_id");
    steps.doc().set("event/reference", "remote/url");
    if (Trees.has(steps.doc().root(), Doc.P + "Severity")) {
      steps.doc().put(Doc.V + "severity", steps.lower(steps.column("Severity"), "Severity", ""));
    }
    Integer severity =
        switch ((String) steps.vendor("severity")) {
          case "low", "informational" -> 21;
          case "medium" -> 47;
          case "high" -> 73;
          case "critical" -> 99;
          case null, default -> null;
        };
    steps.set("event/severity", severity == null ? null : BigInteger.valueOf(severity));
  }

  private void hostAndNetwork() {
    steps.doc().set("host/id", "device/id");
    steps.set("host/name", steps.lower(steps.vendor("device/name"), "DeviceName", "host"));
    steps.set(
        "network/direction", steps.lower(steps.vendor("evidence/direction"), "EvidenceDirection"));
  }

  private void process() {
    steps.doc().set("process/command_line", "process/command_line");
    Object commandLine = steps.get("process/command_line");
    if (commandLine == null) {
      return;
    }
    List<Object> args = CommandLine.split(steps.text(commandLine, "ProcessCommandLine", "process"));
    steps.set("process/args", args);
    steps.set("process/args_count", BigInteger.valueOf(args.size()));
    if (!args.isEmpty()) {
      steps.set("process/executable", args.getFirst());
    }
  }

  private void threat() {
    if (isThreat()) {
      steps.copyAll(
          """
          threat/family threat/group/name
          file/name threat/indicator/file/name
          file/size threat/indicator/file/size
          folder_path threat/indicator/file/directory
          sha1 threat/indicator/file/hash/sha1
          sha256 threat/indicator/file/hash/sha256
          registry/key threat/indicator/registry/key
          registry/value_name threat/indicator/registry/value
          """);
      steps
          .doc()
          .addOnce("threat/indicator/registry/data/strings", steps.vendor("registry/value_data"));
    }
  }

  /** 4.4: names and ids, then three sorts, each on its own. */
  private void techniques() {
    List<Object> names = new ArrayList<>();
    List<Object> ids = new ArrayList<>();
    if (steps.vendor("attack_techniques") instanceof List<?> list && split(list, names, ids)) {
      steps.set("threat/technique/subtechnique/name", names);
      steps.set("threat/technique/subtechnique/id", ids);
    }
    sort(Doc.V + "attack_techniques");
    sort("threat/technique/subtechnique/id");
    sort("threat/technique/subtechnique/name");
  }

  private static boolean split(List<?> techniques, List<Object> names, List<Object> ids) {
    for (Object technique : techniques) {
      String text = technique instanceof String it ? it : "";
      int space = text.lastIndexOf(' ');
      int open = text.indexOf('(');
      int close = text.indexOf(')');
      if (space < 0 || open < 0 || close < open) {
        return false;
      }
      names.add(text.substring(0, space));
      ids.add(text.substring(open + 1, close));
    }
    return true;
  }

  private void sort(String path) {
    Object value = steps.get(path);
    if (value == null || value.equals("")) {
      return;
    }
    if (value instanceof List<?> list && (list.size() < 2 || isOfTexts(list))) {
      List<Object> sorted = new ArrayList<>(list);
      sorted.sort(Comparator.comparing(String::valueOf));
      steps.doc().put(path, sorted);
      return;
    }
    if (value instanceof List) {
      steps.open("error", path); // How numbers, nulls, and containers compare.
    }
    String tag = "sort_" + path.replace('/', '_');
    EventErrors.note(steps.doc().root(), "sort", tag, "pipeline_alert", "cannot sort " + value);
  }

  private static boolean isOfTexts(List<?> list) {
    return list.stream().allMatch(String.class::isInstance);
  }

  private void fileAndRegistry() {
    if (isFile()) {
      steps.copyAll(
          """
          file/name file/name
          file/size file/size
          folder_path file/directory
          sha1 file/hash/sha1
          sha256 file/hash/sha256
          registry/key registry/key
          """);
      steps.doc().addOnce("registry/data/strings", steps.vendor("registry/value_data"));
    }
  }

  private void addresses() {
    steps.doc().set("destination/ip", "remote/ip");
    steps.doc().set("source/ip", "local/ip");
  }

  private void userToMessage() {
    steps.copyAll(
        """
        account/name user/name
        account/domain user/domain
        account/sid user/id
        network/message_id email/message_id
        email/subject email/subject
        cloud_platform cloud/provider
        title message
        """);
    steps.setIfNull("user/id", steps.vendor("account/object_id"));
  }

  /** 4.7. */
  private void related() {
    steps.doc().addOnce("related/hosts", steps.get("host/name"));
    steps.doc().addOnce("related/hosts", steps.get("user/domain"));
    steps.doc().addOnce("related/hosts", steps.get("host/id"));
    steps.doc().addOnce("related/user", steps.vendor("account/object_id"));
    steps.doc().addOnce("related/user", steps.get("user/name"));
    steps.doc().addOnce("related/ip", steps.get("source/ip"));
    steps.doc().addOnce("related/ip", steps.get("destination/ip"));
    steps.doc().addOnce("related/hash", steps.vendor("sha256"));
    steps.doc().addOnce("related/hash", steps.vendor("sha1"));
  }
}
