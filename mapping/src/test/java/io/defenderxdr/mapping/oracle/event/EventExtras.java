package io.defenderxdr.mapping.oracle.event;

import io.defenderxdr.mapping.oracle.Dice;
import io.defenderxdr.mapping.oracle.Json;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Actions, and values with an inside: additional fields, lists, users, raw data. */
final class EventExtras {

  /** Every action that the specification names, and some more. */
  private static final String ACTIONS =
      "NamedPipeEvent DpapiAccessed NtAllocateVirtualMemoryApiCall GetClipboardData"
          + " NtProtectVirtualMemoryApiCall BrowserLaunchedToOpenUrl ProcessPrimaryTokenModified"
          + " PowerShellCommand ClrUnbackedModuleLoaded LdapSearch DnsQueryResponse"
          + " NtAllocateVirtualMemoryRemoteApiCall MemoryRemoteProtect ScreenshotTaken"
          + " AntivirusScanCompleted ExploitGuardWin32SystemCallBlocked GetAsyncKeyStateApiCall"
          + " AppGuardCreateContainer ExploitGuardAcgEnforced WriteToLsassProcessMemory"
          + " AntivirusScanCancelled ControlFlowGuardViolation AppControlPolicyApplied"
          + " CreateRemoteThreadApiCall AuditPolicyModification NtMapViewOfSectionRemoteApiCall"
          + " AppGuardLaunchedWithUrl AppGuardResumeContainer SmartScreenUrlWarning"
          + " AppGuardBrowseToUrl OtherAlertRelatedActivity AntivirusScanFailed"
          + " ReadProcessMemoryApiCall OpenProcessApiCall WriteProcessMemoryApiCall OpenProcess"
          + " QueueUserApcRemoteApiCall DriverLoad AntivirusDetection ImageLoaded FileCreated"
          + " FileDeleted FileModified FileRenamed SensitiveFileRead ConnectionFound"
          + " NetworkSignatureInspected ConnectionSuccess ConnectionFailed ConnectionRequest"
          + " ListeningConnectionCreated InboundConnectionAccepted ProcessCreated"
          + " ProcessCreatedUsingWmiQuery RegistryKeyCreated RegistryKeyDeleted"
          + " RegistryKeyRenamed RegistryValueSet RegistryValueDeleted DnsConnectionInspected"
          + " HttpConnectionInspected SslConnectionInspected FtpConnectionInspected LogonSuccess"
          + " LogonFailed DeviceNetworkInfo ApiCall ClickAllowed";

  private static final String NETWORK =
      "DnsConnectionInspected DnsConnectionInspected DnsConnectionInspected ConnectionSuccess";

  private final Dice dice;

  EventExtras(Dice dice) {
    this.dice = dice;
  }

  String action() {
    String action =
        dice.chance(4)
            ? dice.pick(List.of("Phish ZAP", "Add member to role.", "x", "ünï Ö"))
            : dice.word(dice.chance(15) ? NETWORK : ACTIONS);
    int draw = dice.upTo(99);
    return draw < 6
        ? action.toUpperCase(Locale.ROOT)
        : draw < 12 ? action.toLowerCase(Locale.ROOT) : action;
  }

  Object additional() {
    int draw = dice.upTo(99);
    if (draw < 70) {
      return Json.write(additionalMap());
    }
    if (draw < 84) {
      return additionalMap();
    }
    if (draw < 92) {
      return dice.pick(List.of("[]", "[1]", List.of(), List.of("a"), Map.of(), "{}", "null"));
    }
    return dice.pick(
        List.of("", "broken {", "5", "\"text\"", "{\"a\":1,\"a\":2}", "{} x", "true", " ", true));
  }

  private Map<String, Object> additionalMap() {
    Map<String, Object> map = new LinkedHashMap<>();
    if (dice.chance(50)) {
      map.put("direction", dice.chance(85) ? dice.word("In Out") : odd("in Both"));
    }
    if (dice.chance(40)) {
      dns(map);
    }
    if (dice.chance(30)) {
      posix(map);
    }
    if (dice.chance(40)) {
      map.put("RegionSize", odd("4096 8192"));
      map.put("ProtectionMask", odd("4 64"));
      map.put("BaseAddress", odd("140698833649664 7"));
      map.put("DesiredAccess", odd("1050 5200"));
    }
    if (dice.chance(20)) {
      map.put("SourceComputerOperatingSystemType", odd("windows linux"));
    }
    if (dice.chance(50)) {
      map.put("CallerProcessID", dice.anything(2));
      map.put("empty", dice.pick(List.of("", List.of(), Map.of("a", ""), List.of("", "b"))));
    }
    return map;
  }

  private Object odd(String words) {
    String word = dice.word(words);
    boolean digits = word.chars().allMatch(Character::isDigit);
    return dice.chance(10)
        ? dice.pick(List.of("", true, 5.0, "text"))
        : digits && dice.chance(70) ? new BigInteger(word) : word;
  }

  private void dns(Map<String, Object> map) {
    map.put("query", odd("janeslaptop1.corporatedomain x.example"));
    map.put("qclass_name", odd("C_INTERNET 1"));
    map.put("qtype_name", odd("A AAAA"));
    map.put("rcode_name", odd("NOERROR NXDOMAIN"));
    int size = dice.upTo(3);
    if (dice.chance(90)) {
      map.put("answers", packed(size, "\"89.160.20.112\" \"x.example\" null 5"));
    }
    if (dice.chance(90)) {
      boolean odd = dice.chance(10);
      String times = odd ? "1200.0 \"60\" null true" : "1200.0 60 1.9 0 -2.5";
      map.put("TTLs", packed(dice.chance(85) ? size : dice.upTo(3), times));
    }
    for (String flag : List.of("AA", "TC", "RD", "RA", "AD", "CD", "DO")) {
      map.put(flag, dice.pick(List.of("true", "true", "false", true, "True")));
    }
  }

  /** A list as JSON text; sometimes as it is, or something else. */
  private Object packed(int size, String words) {
    List<String> items = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      items.add(dice.word(words));
    }
    String text = items.toString();
    int draw = dice.upTo(99);
    if (draw < 80) {
      return text;
    }
    return draw < 90
        ? List.copyOf(items)
        : dice.pick(
            List.of("{}", "\"\"", "5", "text", List.of(), BigInteger.TEN, true, "[1", "null"));
  }

  private void posix(Map<String, Object> map) {
    for (String name :
        "EffectiveGroup EffectiveUser FilePermissions ProcessGroupId RealUser SessionId"
            .split(" ", -1)) {
      if (dice.chance(95)) {
        map.put("InitiatingProcessPosix" + name, odd("root 17"));
      }
    }
  }

  Object listOrText() {
    Object list = dice.pick(List.of(List.of("a", "b"), List.of(), List.of(Map.of("k", "v"), "")));
    int draw = dice.upTo(99);
    return draw < 60 ? Json.write(list) : draw < 85 ? list : dice.pick(List.of("text", "[1,", "5"));
  }

  Object users() {
    List<Object> users = new ArrayList<>();
    for (int i = dice.upTo(3); i > 0; i--) {
      users.add(
          dice.pick(
              List.of(
                  new TreeMap<>(Map.of("UserName", "eva", "DomainName", "CONTOSO")),
                  Map.of("UserName", "Bo"),
                  Map.of("DomainName", "x"),
                  Map.of("UserName", ""),
                  Map.of("UserName", BigInteger.TWO),
                  "text")));
    }
    return dice.chance(70) ? Json.write(users) : users;
  }

  Object techniques() {
    Object list =
        dice.pick(
            List.of(
                List.of("Valid Accounts (T1078)", "Brute Force (T1110)"),
                List.of("Phishing (T1566)", "Phishing (T1566)", "A (T1)"),
                List.of("Valid Accounts (T1078)", "odd"),
                List.of("a b (T1) c"),
                List.of()));
    return dice.chance(70) ? Json.write(list) : list;
  }

  Object raw() {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("Operation", "UserLoggedIn");
    if (dice.chance(70)) {
      map.put("UserId", odd("eva@contoso.example 17"));
    }
    map.put("Nested", dice.anything(3));
    return dice.chance(50) ? map : Json.write(map);
  }

  String agent() {
    return dice.pick(
        List.of(
            "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko)"
                + " Chrome/120.0.0.0 Safari/537.36",
            "Mozilla/5.0 (iPhone; CPU iPhone OS 17_1 like Mac OS X) AppleWebKit/605.1.15"
                + " (KHTML, like Gecko) Version/17.1 Mobile/15E148 Safari/604.1",
            "curl/8.4.0",
            "azsdk-net-Storage.Blobs/12.13.0 (.NET 6.0.9; Linux)",
            "-",
            "unknown agent"));
  }
}
