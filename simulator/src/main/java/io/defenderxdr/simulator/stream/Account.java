package io.defenderxdr.simulator.stream;

import io.defenderxdr.simulator.attack.World;
import org.jspecify.annotations.Nullable;

/**
 * Someone on a device.
 *
 * @param name domain and name
 * @param sid the security id, null where there is none
 * @param upn the name in the directory, null for local accounts
 * @param id the id in the directory, null for local accounts
 * @param token with which rights
 */
record Account(
    Name name, @Nullable String sid, @Nullable String upn, @Nullable String id, Token token) {

  /** Who it is. */
  record Name(String domain, String account) {}

  /** With which rights a process runs. */
  record Token(String integrity, String elevation, long logon, long session) {}

  private static final String USUAL = "TokenElevationTypeDefault";
  private static final String FULL = "TokenElevationTypeFull";

  /** An account without a place in the directory. */
  static Account local(String domain, String name, @Nullable String sid, Token token) {
    return new Account(new Name(domain, name), sid, null, null, token);
  }

  static Account system(String name, String sid, long logon) {
    return local("nt authority", name, sid, new Token("System", USUAL, logon, 0));
  }

  static Account of(World world, World.User user, Token token) {
    Name name = new Name(netbios(world), user.account());
    return new Account(name, user.sid(), user.upn(), user.id(), token);
  }

  /** The short name of the tenant's Windows domain. */
  static String netbios(World world) {
    String domain = world.domain();
    return domain.substring(0, domain.indexOf('.'));
  }

  static Token limited(long logon) {
    return new Token("Medium", "TokenElevationTypeLimited", logon, 1);
  }

  static Token elevated(long logon) {
    return new Token("High", FULL, logon, 1);
  }

  static Token low(long logon) {
    return new Token("Low", "TokenElevationTypeLimited", logon, 1);
  }

  static Token service(String integrity) {
    return new Token(integrity, USUAL, 0x3e5, 0);
  }
}
