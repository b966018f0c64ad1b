package io.defenderxdr.mapping.oracle.event;

import io.defenderxdr.mapping.oracle.Dice;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;

/** Values of the kinds of {@link EventColumns}: most as they are sent, some on the edges. */
final class EventValues {

  private static final List<String> DATES =
      List.of(
          "2024-09-10T03:59:59.294Z",
          "2022-11-07T17:07:42.0259186Z",
          "2022-11-07T17:07:42.9999999Z",
          "2024-02-29T23:59:59.123456789+02:00",
          "2024-02-29T00:30:00-0530",
          "2024-02-29T00:30+05",
          "2024-02-29T00:30:01,5",
          "2024-02-29",
          "2024-02",
          "2024",
          "2023-02-29T00:00:00Z",
          "2024-01-01 00:00:00Z",
          "2024-01-01T00:00:00.1234567890Z",
          "1/2/2024 3:04:05 AM",
          "0001-01-01T00:00:00Z",
          "yesterday");

  private static final List<Object> ADDRESSES =
      List.of(
          "10.0.0.1",
          "203.0.113.7",
          "fe80::1ff:fe23:4567:890a",
          "2001:db8::7",
          "::ffff:10.1.2.3",
          "::1",
          "1.2.3",
          "1.2.3.4:80",
          "01.2.3.4",
          "1.2.3.256",
          "fe80::1%eth0",
          "[::1]",
          "10.0.0.0/8",
          "-",
          "host.example",
          " 10.0.0.1");

  private static final List<String> COMMANDS =
      List.of(
          "\"backgroundTaskHost.exe\" -ServerName:App.X.mca",
          "cmd.exe /c \"echo a\\\"b\" c:\\x\\ \"a\\\\\" end",
          "app.exe \"one \"\" two\" tail",
          "run C:\\dir\\ \"a\\\\\" \"b\\\"c\" \"\"",
          "msoia.exe\" scan upload",
          "  ",
          "\t/usr/bin/python3 -c 'print(1)'  ",
          "\"C:\\Program Files\\a b\\c.exe\" -x",
          "\"\"\"\"\"\" \"\"",
          "a\\\\\\\"b \\\\ \\",
          "\\\\server\\share\\x.exe \"unclosed",
          "/bin/",
          "ünï \"ö ä\" 日本",
          "a\u00a0b c");

  private static final List<String> PATHS =
      List.of(
          "C:\\Windows\\System32\\a.dll",
          "C:\\Windows\\System32\\cmd.exe",
          "C:\\Windows\\System32",
          "/usr/lib/x.so.1",
          "C:\\app.v1\\readme",
          "readme.txt",
          "/x",
          "\\",
          "/",
          "a",
          "C:\\",
          "/usr/bin/",
          "/mixed/a\\b.c/d",
          "C:\\end.",
          "\\\\server\\share\\cmd.exe");

  private static final List<String> KEYS =
      List.of(
          "HKEY_LOCAL_MACHINE\\SOFTWARE\\Microsoft",
          "hkey_current_user\\Run",
          "HKU\\S-1-5-18",
          "HKCR\\.exe",
          "Hkey_Classes_Root\\x",
          "HKEY_USERS\\.DEFAULT",
          "HKCC\\System",
          "HKEY_CURRENT_CONFIG\\a",
          "hklm\\",
          "HKEY_LOCAL_MACHINE",
          "HKEY_LOCAL_MACHINEX\\a",
          "SOFTWARE\\a",
          "\\HKLM\\a",
          "HKEY_PERFORMANCE_DATA\\a",
          "HKLM\\HKCU\\x");

  private static final List<String> URLS =
      List.of(
          "https://user:secret@www.example.com:8443/a/b.tar.gz?q=%41b&c=d+e#part%20one",
          "http://example.com",
          "www.example.com",
          "www.example.com:443",
          "10.0.0.1:8080",
          "http://exa mple.com/a b?c d",
          "https://example.com/a|b.php?x={y}#z",
          "ftp://files.example.com/x.",
          "mailto:a@b.example",
          "http://[2001:db8::1]:80/x",
          "http://under_score.example/a.b/c",
          "//host/path.html",
          "file:///C:/a.txt",
          "https://me@h.example/",
          "not a url",
          "http://h/%zz",
          "?only=query",
          "wss://h.example/ünï.x");

  private static final Map<String, String> WORDS =
      Map.ofEntries(
          Map.entry("device", "de6509d550e605faf3bbeac0905ab9590fe12345 dev1 DEV"),
          Map.entry("hostname", "TestMachine5 host.Example.COM ünÏ İstanbul"),
          Map.entry("file", "cmd.exe a.dll lsass.exe System32 .hidden x Ünï.TXT"),
          Map.entry(
              "hash",
              "b7f884c1b74a263f746ee12a5f7c9f6a 1bc5066ddf693fc034d6514618854e26a84fd0d1 ABCDEF"),
          Map.entry(
              "protocol",
              "Tcp TcpV4 TCPV6 Udp UdpV4 Icmp NTLM Negotiate Kerberos Local Unknown"
                  + " MICROSOFT_AUTHENTICATION_PACKAGE_V1_0 Http Smb icmp"),
          Map.entry("user", "administrator1 CONTOSO\\eva eva@contoso.example contoso NT_AUTHORITY"),
          Map.entry("sid", "S-1-5-18 S-1-5-21-375308137-164487297-2828222098-111"),
          Map.entry("status", "Valid Unsigned valid Invalid Unknown"),
          Map.entry("level", "System Medium High Low"),
          Map.entry("system", "Windows11 WINDOWS10 Linux macOS iOS LinuxOnWindows Android"),
          Map.entry("mac", "000D3A9EC781 00:0d:3a:9e:c7:81 00-0D-3A 0011.2233.4455 ABCDE a"),
          Map.entry("id", "da637551 00000000-0000-0000-0000-000000000001 Z x1"),
          Map.entry("entity", "File Process Device Machine User Ip Url RegistryKey file DEVICE"),
          Map.entry(
              "alertcategory",
              "Malware Ransomware Persistence PrivilegeEscalation SuspiciousActivity"
                  + " ThreatManagement malware Discovery"),
          Map.entry("severity", "Low Medium High Critical Informational HIGH other"),
          Map.entry("direction", "Source Destination In Out"),
          Map.entry("cloud", "Azure Aws Gcp"),
          Map.entry("email", "eva@contoso.example a@b@c @x y@ none Eva.B@Contoso.example"));

  private final Dice dice;
  private final EventExtras extras;

  EventValues(Dice dice) {
    this.dice = dice;
    this.extras = new EventExtras(dice);
  }

  /** A value that stands where it belongs. */
  Object of(String kind) {
    String words = WORDS.get(kind);
    if (words != null) {
      return dice.word(words);
    }
    return switch (kind) {
      case "word", "isp" -> dice.pick(List.of("Some text", "x", "a b", "Ünï", "1.2.3", "\u0130"));
      case "action" -> extras.action();
      case "additional" -> extras.additional();
      case "path" -> dice.pick(PATHS);
      case "size" ->
          dice.pick(List.of(number(329), number(0), number(4_294_967_296L), "12", "0x1F"));
      case "url" -> dice.pick(URLS);
      case "ip" -> dice.chance(80) ? dice.pick(ADDRESSES.subList(0, 6)) : dice.pick(ADDRESSES);
      case "flag" ->
          dice.pick(List.of(true, false, number(1), number(0), "1", "0", "true", "false", "True"));
      case "bool" -> dice.pick(List.of(true, false, "true", "FALSE", "1", number(0)));
      case "port" -> dice.pick(List.of(number(443), number(53), "8080", 5.0, number(-1)));
      case "pid" -> dice.pick(List.of(number(4248), "4248", number(2833), "0x10", "5.0", 5.0));
      case "date" -> date();
      case "list" -> extras.listOrText();
      case "users" -> extras.users();
      case "command" -> dice.pick(COMMANDS);
      case "key" -> dice.pick(KEYS);
      case "data" -> dice.pick(List.of("1", "a b", number(5), "old", true));
      case "adapter" ->
          dice.pick(List.of("{0F1E2D3C-4B5A}", "eth0", "{abc", "Ethernet 2", "x{y}", "{a}b"));
      case "techniques" -> extras.techniques();
      case "raw" -> extras.raw();
      case "agent" -> extras.agent();
      default -> throw new IllegalArgumentException(kind);
    };
  }

  String date() {
    return dice.chance(70) ? dice.pick(DATES.subList(0, 3)) : dice.pick(DATES);
  }

  private static BigInteger number(long value) {
    return BigInteger.valueOf(value);
  }
}
