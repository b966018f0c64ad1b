package io.defenderxdr.simulator.attack;

import io.defenderxdr.simulator.time.Ticks;
import java.util.List;
import java.util.Map;

/** Evidence from clouds: resources, storage, applications and their principals. */
final class CloudEvidence {
  static final Map<String, Evidence.Kind> KINDS =
      Map.of(
          "azureResource", CloudEvidence::azure,
          "amazonResource", CloudEvidence::amazon,
          "googleCloudResource", CloudEvidence::google,
          "blob", CloudEvidence::blob,
          "blobContainer", CloudEvidence::blobContainer,
          "sasToken", CloudEvidence::sasToken,
          "cloudApplication", CloudEvidence::application,
          "oauthApplication", CloudEvidence::oauth,
          "servicePrincipal", CloudEvidence::principal);

  private CloudEvidence() {}

  private static void azure(Pen pen, Stage stage) {
    String name = "stcontoso" + stage.dice().below(100);
    pen.text(
        "resourceId",
        stage.resourceGroup() + "/providers/Microsoft.Storage/storageAccounts/" + name);
    pen.text("resourceName", name).text("resourceType", "Storage Account");
  }

  private static void amazon(Pen pen, Stage stage) {
    String account = String.valueOf(100_000_000_000L + stage.dice().below(899_999_999_999L));
    pen.text("amazonAccountId", account);
    pen.text("amazonResourceId", "arn:aws:iam::" + account + ":user/metrics-reader");
    pen.text("resourceName", "metrics-reader").text("resourceType", "AWS IAM user");
  }

  private static void google(Pen pen, Stage stage) {
    String project = "contoso-shop-" + stage.dice().below(900);
    pen.text("projectId", project)
        .number("projectNumber", 100_000_000_000L + stage.dice().below(99));
    pen.text(
        "fullResourceName",
        "//compute.googleapis.com/projects/" + project + "/zones/europe-west1-b/instances/web-1");
    pen.text("location", "europe-west1-b").text("locationType", "zonal");
    pen.text("resourceName", "web-1").text("resourceType", "GCP compute instance");
  }

  private static void blob(Pen pen, Stage stage) {
    String name = "exports/" + stage.dice().hex(8) + ".zip";
    pen.text("name", name).text("etag", "0x8DC" + stage.dice().hex(12));
    pen.text("url", "https://stcontoso1.blob.core.windows.net/exports/" + name);
    pen.objects(
        "fileHashes",
        List.of("md5"),
        algorithm -> pen.text("algorithm", algorithm).text("value", stage.dice().hex(32)));
    Evidence.nested(pen, stage, "blobContainer", "blobContainer");
  }

  private static void blobContainer(Pen pen, Stage stage) {
    pen.text("name", "exports").text("url", "https://stcontoso1.blob.core.windows.net/exports");
    Evidence.nested(pen, stage, "storageResource", "azureResource");
  }

  private static void sasToken(Pen pen, Stage stage) {
    long start = stage.moment();
    pen.text("allowedIpAddresses", "0.0.0.0-255.255.255.255");
    pen.texts("allowedResourceTypes", List.of("Service", "Container", "Object"));
    pen.texts("allowedServices", List.of("Blob", "File"));
    pen.moment("startDateTime", start);
    pen.moment("expiryDateTime", start + Ticks.PER_SECOND * 86_400L * 3650);
    pen.texts("permissions", List.of("Read", "List", "Write", "Delete"));
    pen.text("protocol", "HttpsOnly").text("signatureHash", stage.dice().hex(64));
    pen.text("signedWith", "Key1");
    Evidence.nested(pen, stage, "storageResource", "azureResource");
  }

  private static void application(Pen pen, Stage stage) {
    boolean streamed = stage.dice().percent(15);
    pen.number("appId", 11_161 + stage.dice().below(9000)).number("saasAppId", 11_161);
    pen.text("displayName", "Microsoft 365").number("instanceId", stage.dice().below(9));
    pen.text("instanceName", "Microsoft 365");
    IdentityEvidence.stream(pen, streamed);
  }

  private static void oauth(Pen pen, Stage stage) {
    pen.text("appId", stage.dice().guid()).text("displayName", "0ffice Mail Backup");
    pen.text("objectId", stage.dice().guid()).text("publisher", "mailbackup.example");
  }

  private static void principal(Pen pen, Stage stage) {
    pen.text("appId", stage.dice().guid()).text("appOwnerTenantId", stage.dice().guid());
    pen.text("servicePrincipalName", "0ffice Mail Backup");
    pen.text("servicePrincipalObjectId", stage.dice().guid());
    pen.text("servicePrincipalType", "application").text("tenantId", stage.world().tenantId());
  }
}
