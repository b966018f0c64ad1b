package io.defenderxdr.mapping.oracle;

import java.math.BigInteger;
import java.util.List;
import java.util.Locale;

/** Values of the kinds that the conversions know, good ones and such as come close. */
final class AlertValues {

  private static final List<Object> BAD_DATES =
      List.of(
          "2024-02-30T00:00:00Z",
          "2023-02-29",
          "2024-13-01T00:00:00Z",
          "2024-01-01T24:00:00Z",
          "2024-01-01T00:00:60Z",
          "2024-01-01t00:00:00Z",
          "2024-01-01T00:00:00z",
          "2024-01-01 00:00:00Z",
          "2024-01-01T00:00:00.Z",
          "2024-01-01T00:00:00.1234567891Z",
          " 2024-01-01T00:00:00Z",
          "2024-1-1T00:00:00Z",
          "2024-01",
          "2024",
          "20240101T000000Z",
          "２０２４-01-01T00:00:00Z",
          "not a date",
          "2024-01-01T00:00:00+1",
          "1714657141");
  private static final List<Object> GOOD_DATES =
      List.of(
          "2024-02-29T23:59:59Z",
          "2024-01-01T00:00:00+02:00",
          "2024-01-01T00:00:00.999999999-05:30",
          "2024-01-01T00:00:00.1",
          "2024-01-01T00:00:00.12Z",
          "1969-12-31T23:59:59.9999Z",
          "1601-01-01T00:00:00Z",
          "0001-01-01T00:00:00Z",
          "9999-12-31T23:59:59.9999999Z");
  private static final List<Object> BAD_IPS =
      List.of(
          "01.2.3.4",
          "1.2.3",
          "256.1.1.1",
          "1.2.3.4.5",
          "1.2.3.4/24",
          "fe80::1%eth0",
          "[::1]",
          "1::2::3",
          "12345::",
          ":::",
          "1:2:3:4:5:6:7:8:9",
          "::1.2.3.04",
          "1:2:3:4:5:6:7:8::",
          "host.example.com",
          "1.2.3.4 ",
          "１.2.3.4");
  private static final List<Object> GOOD_IPS =
      List.of(
          "::",
          "::1",
          "::ffff:1.2.3.4",
          "2001:DB8::1",
          "1:2:3:4:5:6:7::",
          "0db8:0001::",
          "1:2:3:4:5:6:1.2.3.4",
          "0.0.0.0",
          "255.255.255.255",
          "10.0.0.1");
  private static final List<Object> BAD_URIS =
      List.of(
          "https://a.example/with blank",
          "https://a.example/\"quoted\"",
          "https://a.example/%zz",
          "https://a.example:12345678901/",
          "https://a.example:1234567890/",
          "https://[::1/",
          "https://a.example/<x>",
          "https://a.example/a|b",
          "https://a.example/a\\b",
          "http://",
          ":no-scheme",
          "https://a.example/x^y");
  private static final List<Object> GOOD_URIS =
      List.of(
          "https://user:pa%3Ass@a.example:8443/p/a%20th/file.tar.gz?q=a+b%20c&d=1#frag%20x",
          "https://user@a.example/x.exe",
          "https://:secret@a.example/",
          "http://[2001:db8::1]:80/",
          "http://a_b.example/x.y/z",
          "//a.example/no/scheme.txt",
          "relative/path.html",
          "mailto:a@b.example",
          "urn:x:y",
          "https://a.example",
          "https://a.example:/",
          "https://bücher.example/straße.ü",
          "https://a.example/dot.",
          "https://a.example/.hidden",
          "https://a.example/?",
          "https://a.example/#",
          "https://a.example/a.b/",
          "https://a.example:999999999/");

  private final Dice dice;

  AlertValues(Dice dice) {
    this.dice = dice;
  }

  Object date() {
    if (dice.chance(8)) {
      return dice.pick(dice.chance(60) ? BAD_DATES : GOOD_DATES);
    }
    return String.format(
        "2024-0%d-1%dT0%d:3%d:5%d.%s",
        1 + dice.upTo(3),
        dice.upTo(9),
        dice.upTo(9),
        dice.upTo(9),
        dice.upTo(9),
        dice.word("1Z 12Z 1234567Z 9999999Z 0Z 000001Z 5+01:00 5-11:00 5"));
  }

  Object ip() {
    if (dice.chance(12)) {
      return dice.pick(BAD_IPS);
    }
    return dice.chance(40) ? dice.pick(GOOD_IPS) : "10.1.2." + dice.upTo(5);
  }

  Object uri() {
    if (dice.chance(50)) {
      return "https://security.microsoft.com/alerts/a" + dice.upTo(9) + "?tid=t-" + dice.upTo(3);
    }
    return dice.pick(dice.chance(40) ? BAD_URIS : GOOD_URIS);
  }

  Object integer() {
    if (dice.chance(25)) {
      return dice.word(
          "5 +5 -5 007 -007 0x1F 5.0 5. 1e3 ５ 9223372036854775807 9223372036854775808"
              + " -9223372036854775808 + - 1_000 abc -0");
    }
    return dice.chance(6) ? (Object) (dice.upTo(4) * 1.0) : BigInteger.valueOf(dice.upTo(9000));
  }

  Object person() {
    return dice.word("alice bob ALICE alice@a.example Bob@a.example NT\\bob S-1-5-21-1 o'neil");
  }

  Object host() {
    return dice.word("host1 HOST1 host2.a.example AzureAD Windows11 22H2 a.example");
  }

  Object hash() {
    return dice.word("a72c41316307889e d783ba6567faf10f A72C41316307889E");
  }

  Object text() {
    return dice.word("x y Z detected prevented none unknown suspicious azure Azure AZURE aws 5 1");
  }

  Object path() {
    return dice.word(
        "C:\\Windows\\System32 C:\\ E: /usr/bin / \\\\share\\x C:/mixed\\way a/ rel .");
  }

  Object file() {
    return dice.word("cmd.exe powershell.exe sh x.exe CMD.EXE ..");
  }

  Object enumMember(String members) {
    String member = dice.word(members);
    if (dice.chance(75)) {
      return member;
    }
    return dice.chance(80) ? member.toUpperCase(Locale.ROOT) : " " + member;
  }
}
