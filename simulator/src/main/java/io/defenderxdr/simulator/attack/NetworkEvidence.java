package io.defenderxdr.simulator.attack;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Evidence from networks: addresses, names, connections, industrial devices. */
final class NetworkEvidence {
  static final Map<String, Evidence.Kind> KINDS =
      Map.of(
          "ip", NetworkEvidence::ip,
          "dns", NetworkEvidence::dns,
          "networkConnection", NetworkEvidence::connection,
          "nic", NetworkEvidence::card,
          "ioTDevice", NetworkEvidence::industrial);

  private NetworkEvidence() {}

  private static void ip(Pen pen, Stage stage) {
    boolean located = stage.dice().percent(50);
    boolean streamed = stage.dice().percent(10);
    pen.text("ipAddress", stage.dice().percent(15) ? "2001:db8::1f:4a" : stage.attackerIp());
    pen.text("countryLetterCode", located ? "NL" : null);
    if (located) {
      pen.object("location", () -> place(pen));
    } else {
      pen.none("location");
    }
    IdentityEvidence.stream(pen, streamed);
  }

  private static void place(Pen pen) {
    pen.text("city", "Amsterdam").text("countryName", "Netherlands").text("state", "Noord-Holland");
    pen.fraction("latitude", 52.37403).fraction("longitude", 4.88969);
  }

  private static void dns(Pen pen, Stage stage) {
    pen.text("domainName", stage.dice().hex(14) + ".example.org");
    Evidence.nested(pen, stage, "dnsServerIp", "ip");
    Evidence.nested(pen, stage, "hostIpAddress", "ip");
    Evidence.nestedList(pen, stage, "ipAddresses", "ip");
  }

  private static void connection(Pen pen, Stage stage) {
    Evidence.nested(pen, stage, "sourceAddress", "ip");
    pen.number("sourcePort", 49_152 + stage.dice().below(16_000));
    Evidence.nested(pen, stage, "destinationAddress", "ip");
    pen.number("destinationPort", stage.dice().pick(List.of(443, 445, 3389, 4444)));
    pen.text("protocol", "tcp");
  }

  private static void card(Pen pen, Stage stage) {
    pen.text("macAddress", "00-1B-44-11-3A-" + stage.dice().hex(2).toUpperCase(Locale.ROOT));
    Evidence.nested(pen, stage, "ipAddress", "ip");
    pen.texts("vlans", List.of("vlan-20"));
  }

  private static void industrial(Pen pen, Stage stage) {
    Dice dice = stage.dice();
    String id = dice.guid();
    pen.text("deviceId", id).text("deviceName", "PLC line " + (1 + dice.below(9)));
    pen.text("devicePageLink", "https://portal.azure.com/#view/iot/device/" + id);
    pen.text("deviceType", "PLC").text("deviceSubType", "Controller").text("importance", "high");
    pen.text("ioTSecurityAgentId", null).flag("isAuthorized", false).flag("isProgramming", true);
    pen.flag("isScanner", false).text("macAddress", "00-0E-8C-" + dice.hex(2) + "-10-22");
    pen.text("manufacturer", "Contoso Automation").text("model", "S7-" + (300 + dice.below(1200)));
    pen.text("operatingSystem", "Firmware V4.5").texts("owners", List.of("plant@contoso.example"));
    pen.texts("protocols", List.of("S7comm", "Profinet")).text("purdueLayer", "ProcessControl");
    pen.text("sensor", "sensor-hall-2").text("serialNumber", dice.hex(10)).text("site", "Ghent");
    pen.text("source", "Defender for IoT").text("zone", "Hall 2");
    Evidence.nested(pen, stage, "ioTHub", "azureResource");
    Evidence.nested(pen, stage, "ipAddress", "ip");
    Evidence.nestedList(pen, stage, "nics", "nic");
    Evidence.nested(pen, stage, "sourceRef", "url");
  }
}
