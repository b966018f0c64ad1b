package io.defenderxdr.mapping.oracle.event;

import io.defenderxdr.mapping.oracle.Trees;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Section 6 of the event tables: applications, cloud audit, storage, and identities. */
final class AppFamily {

  private final Steps steps;

  private AppFamily(Steps steps) {
    this.steps = steps;
  }

  /** Runs the sub-pipeline over the document; throws {@link Aborted} where it ends early. */
  static void run(Map<String, Object> document) {
    AppFamily family = new AppFamily(new Steps(document, "pipeline_app_and_identity"));
    Columns columns =
        family.isIdentityInfo() ? AppColumns.OF_IDENTITY_INFO : AppColumns.OF_THE_OTHERS;
    family.categorise();
    if (family.steps.hasColumn("Isp") && family.steps.hasColumn("ISP")) {
      family.steps.open(""); // Ends early, but which moves come before is not said.
    }
    columns.take(family.steps);
    family.orchestratorAndDestination();
    family.host();
    family.containerAndProcess();
    family.event();
    family.user();
    family.userAgent();
    family.client();
    family.related();
    columns.removeDuplicates(family.steps);
  }

  private boolean isIdentityInfo() {
    return steps.categoryHas("identityinfo");
  }

  /** 6.2. */
  private void categorise() {
    steps.openIfCategorised();
    steps.set("event/kind", isIdentityInfo() ? "asset" : "event");
    if (steps.categoryHas("identitylogonevents")) {
      steps.doc().add("event/category", "authentication");
    }
    if (steps.categoryHas("cloudauditevents")) {
      steps.doc().add("event/category", "configuration");
    }
    if (isIdentityInfo()) {
      steps.doc().add("event/category", "iam");
    }
    steps.doc().add("event/type", "info");
    if (isIdentityInfo()) {
      steps.doc().add("event/type", "user");
    }
  }

  private void orchestratorAndDestination() {
    if (steps.vendor("kubernetes_namespace") != null
        || steps.vendor("kubernetes_resource") != null
        || steps.vendor("kubernetes_pod_name") != null) {
      steps.set("orchestrator/type", "kubernetes");
    }
    steps.copyAll(
        """
        kubernetes_namespace orchestrator/namespace
        kubernetes_resource orchestrator/resource/name
        target/device_name destination/domain
        destination/ip_address destination/ip
        destination/port destination/port
        """);
  }

  /** 6.1 and 6.3. */
  private void host() {
    steps.set("host/name", steps.lower(steps.vendor("device/name"), "DeviceName", "host"));
    steps.doc().set("host/type", "device/type");
    steps.doc().addOnce("host/ip", steps.vendor("ip_address"));
    steps.doc().set("host/os/name", "os/platform");
    String platform = steps.lower(steps.vendor("os/platform"), "OSPlatform", "host");
    for (String type : List.of("windows", "linux", "macos")) {
      if (platform != null && platform.contains(type)) {
        steps.set("host/os/type", type);
      }
    }
    Object additional = steps.vendor("additional_fields");
    if (additional != null && Trees.map(additional) == null) {
      steps.open("host");
      throw new Aborted("conditional", "set_host_os_type", "additional_fields is no object");
    }
    steps.doc().set("host/os/type", "additional_fields/SourceComputerOperatingSystemType");
  }

  private void containerAndProcess() {
    steps.copyAll(
        """
        container_id container/id
        container_image_name container/image/name
        container_name container/name
        parent_process_id process/parent/pid
        parent_process_name process/parent/name
        process_current_working_directory process/working_directory
        process_name process/name
        """);
  }

  private void event() {
    String action = steps.text(steps.vendor("action/type"), "ActionType");
    steps.set(
        "event/action", action == null ? null : action.toLowerCase(Locale.ROOT).replace(' ', '-'));
    if (steps.category().toLowerCase(Locale.ROOT).equals("advancedhunting-identitylogonevents")) {
      Object reason = steps.vendor("failure_reason");
      steps.set("event/outcome", reason == null || reason.equals("") ? "success" : "failure");
    }
    steps.doc().set("event/id", "report_id");
    steps.set("network/protocol", steps.lower(steps.vendor("protocol"), "Protocol"));
  }

  /** 6.4. */
  private void user() {
    steps.doc().set("user/domain", "account/domain");
    if (steps.categoryHas("identitylogonevents")) {
      steps.doc().set("user/id", "account/sid");
    }
    if (steps.categoryHas("cloudappevents")) {
      steps.doc().set("user/id", "account/id");
    }
    if (isIdentityInfo()) {
      if (!steps.hasVendor("account/object_id")) {
        steps.open("user");
        throw new Aborted("set", "user_id", "field [object_id] not present");
      }
      steps.doc().set("user/id", "account/object_id");
    }
    steps.doc().set("user/name", "account/name");
    steps.setIfNull("user/name", steps.vendor("raw_event_data/UserId"));
    steps.setIfNull("user/name", steps.vendor("account/display_name"));
    if (isIdentityInfo()) {
      steps.setIfNull("user/full_name", steps.vendor("account/display_name"));
    }
    steps.doc().set("user/email", "account/email_address");
  }

  /** 6.5. */
  private void userAgent() {
    for (String field : List.of("user_agent", "user_agent_header")) {
      Object value = steps.vendor(field);
      if (value instanceof String text && !text.isEmpty()) {
        steps.open("user_agent/version"); // The parser at hand does not tell the fourth part.
        steps.doc().put("user_agent", UserAgents.parse(text));
      } else if (value != null && !value.equals("")) {
        steps.note("user_agent", field, "not a text: " + value);
      }
    }
  }

  /** 6.6, without the look-up of places. */
  private void client() {
    if (steps.categoryHas("cloudauditevents")) {
      steps.doc().set("client/ip", "ip_address");
    }
    if (Boolean.FALSE.equals(steps.vendor("is_private_ip"))) {
      steps.doc().set("client/ip", "storage_ip_address");
    }
  }

  /** 6.7. */
  private void related() {
    steps.doc().addOnce("related/user", steps.get("user/id"));
    for (String field :
        List.of(
            "account/display_name",
            "target/account_display_name",
            "account/cloud_sid",
            "account/on_prem_sid",
            "account/upn",
            "account/email_address",
            "account/name")) {
      steps.doc().addOnce("related/user", steps.vendor(field));
    }
    steps.doc().addOnce("related/hosts", steps.get("destination/domain"));
    steps.doc().addOnce("related/hosts", steps.get("host/name"));
    steps.doc().addOnce("related/hosts", steps.get("user/domain"));
    steps.doc().addOnce("related/ip", steps.get("destination/ip"));
    steps.doc().addOnce("related/ip", steps.get("client/ip"));
    if (steps.get("host/ip") instanceof List<?> addresses) {
      addresses.forEach(address -> steps.doc().addOnce("related/ip", address));
    }
  }
}
