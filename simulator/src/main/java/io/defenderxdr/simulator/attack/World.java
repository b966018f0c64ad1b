package io.defenderxdr.simulator.attack;

import java.util.List;
import java.util.Locale;

/**
 * Who and what a tenant consists of, all fixed by its seed: identity, people, devices. Safe for any
 * thread.
 *
 * @param seed the seed
 * @param people how many users there are, and as many devices
 */
public record World(long seed, int people) {
  static final int ROUND = 1;
  static final int ALERT = 2;
  private static final int TENANT = 3;
  private static final int USER = 4;
  private static final int DEVICE = 5;
  static final int INCIDENT = 6;
  static final int DETECTOR = 8;

  private static final List<String> FIRST =
      List.of(
          "Ada", "Ben", "Chloé", "Dmitri", "Elif", "Farid", "Grace", "Hiro", "Ines", "Jürgen",
          "Kofi", "Lena", "Mateo", "Nadia", "Oskar", "Priya", "Quinn", "Rosa", "Sven", "Tomoko");
  private static final List<String> LAST =
      List.of(
          "Abt",
          "Berg",
          "Costa",
          "Dubois",
          "Eriksen",
          "Fontaine",
          "García",
          "Hoang",
          "Ivanova",
          "Jansen",
          "Kowalski",
          "Lopez",
          "Meyer",
          "Nakamura",
          "Okafor",
          "Patel",
          "Rossi",
          "Schmidt",
          "Tanaka",
          "Weber");
  private static final List<String> PLATFORMS =
      List.of("Windows11", "Windows10", "WindowsServer2022", "macOS", "Linux");

  /**
   * Someone who works here.
   *
   * @param account the logon name
   * @param display the full name
   */
  public record User(String account, String display, String upn, String sid, String id) {}

  /**
   * A computer.
   *
   * @param name its short name
   * @param mdeId its id in Defender for Endpoint, 40 hexadecimal digits
   */
  public record Device(String name, String mdeId, String aadId, String platform, String ip) {
    /** Whether paths are written the way of Windows. */
    public boolean windows() {
      return platform.startsWith("Windows");
    }
  }

  /** The directory id. */
  public String tenantId() {
    return Dice.of(seed, TENANT, 1).guid();
  }

  /** The application id of the one client that may read. */
  public String clientId() {
    return Dice.of(seed, TENANT, 2).guid();
  }

  /** The client's secret, with characters that must be encoded in a form. */
  public String clientSecret() {
    return "Q~" + Dice.of(seed, TENANT, 3).hex(16) + "&+%=" + Dice.of(seed, TENANT, 4).hex(14);
  }

  /** The mail domain. */
  public String domain() {
    return "contoso" + Dice.of(seed, TENANT, 5).below(1000) + ".example";
  }

  /** One of the users. */
  public User user(int number) {
    int who = Math.floorMod(number, people);
    Dice dice = Dice.of(seed, USER, who);
    String first = FIRST.get(who % FIRST.size());
    String last = LAST.get(who / FIRST.size() % LAST.size());
    String account = plain(first) + "." + plain(last) + (who < 400 ? "" : who);
    String sid =
        "S-1-5-21-"
            + dice.below(2_000_000_000L)
            + "-"
            + dice.below(2_000_000_000L)
            + "-"
            + dice.below(2_000_000_000L)
            + "-"
            + (1100 + who);
    return new User(account, first + " " + last, account + "@" + domain(), sid, dice.guid());
  }

  /** One of the devices. */
  public Device device(int number) {
    int which = Math.floorMod(number, people);
    Dice dice = Dice.of(seed, DEVICE, which);
    String platform = dice.pick(PLATFORMS);
    String name = (platform.contains("Server") ? "srv-" : "ws-") + String.valueOf(1000 + which);
    String ip = "10." + dice.below(200) + "." + which / 250 % 250 + "." + (which % 250 + 1);
    return new Device(name, dice.hex(40), dice.guid(), platform, ip);
  }

  private static String plain(String name) {
    return name.toLowerCase(Locale.ROOT).replace("é", "e").replace("ü", "ue").replace("í", "i");
  }
}
