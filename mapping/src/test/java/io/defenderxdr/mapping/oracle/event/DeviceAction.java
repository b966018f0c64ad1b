package io.defenderxdr.mapping.oracle.event;

import java.util.Locale;
import java.util.Map;

/** Section 5.9: event.action and event.outcome, observer, orchestrator and cloud. */
final class DeviceAction {

  private static final Map<String, String> OF_FILES =
      Map.of(
          "filedeleted", "deletion",
          "filemodified", "modification",
          "filerenamed", "rename",
          "filecreated", "creation");
  private static final Map<String, String> OF_REGISTRY =
      Map.of("registrykeycreated", "creation", "registryvalueset", "modification");

  private final Doc doc;
  private final DeviceKinds kinds;

  DeviceAction(Doc doc, DeviceKinds kinds) {
    this.doc = doc;
    this.kinds = kinds;
  }

  void fill() {
    action();
    if (kinds.table().contains("devicelogonevents")) {
      Object reason = doc.vendor("failure_reason");
      boolean success = reason == null || reason.equals("");
      doc.put("event/outcome", success ? "success" : "failure");
    }
    doc.set("observer/version", "client_version");
    doc.set("observer/type", "device/category");
    doc.set("orchestrator/namespace", "kubernetes_namespace");
    doc.set("orchestrator/resource/name", "kubernetes_resource");
    if (doc.vendor("kubernetes_namespace") != null
        || doc.vendor("kubernetes_resource") != null
        || doc.vendor("kubernetes_pod_name") != null) {
      doc.put("orchestrator/type", "kubernetes");
    }
    cloud("azure", "azure_resource_id");
    cloud("aws", "aws_resource_name");
    cloud("gcp", "gcp_full_resource_name");
  }

  private void cloud(String provider, String vendor) {
    if (doc.get("cloud/provider") == null && doc.vendor(vendor) != null) {
      doc.put("cloud/provider", provider);
    }
  }

  private void action() {
    if (kinds.is("file") && OF_FILES.containsKey(kinds.action())) {
      doc.put("event/action", OF_FILES.get(kinds.action()));
    }
    if (kinds.is("registry") && OF_REGISTRY.containsKey(kinds.action())) {
      doc.put("event/action", OF_REGISTRY.get(kinds.action()));
    }
    if (kinds.is("driver")) {
      doc.put("event/action", "load");
    }
    if (kinds.is("process") && kinds.action().equals("processcreated")) {
      doc.put("event/action", "start");
    }
    if (kinds.cat() && !kinds.is("file") && doc.get("event/action") == null) {
      doc.set("event/action", "action/type");
    }
    if (doc.get("event/action") instanceof String text) {
      doc.put("event/action", text.toLowerCase(Locale.ROOT).replace(' ', '-'));
    }
  }
}
