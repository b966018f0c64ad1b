package io.defenderxdr.simulator.tenant;

import io.defenderxdr.simulator.attack.Dice;
import io.defenderxdr.simulator.attack.World;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** The look of access tokens: three parts as in a signed one, meaningful to nobody but us. */
final class TokenText {
  private static final int CHANCE = 13;

  private TokenText() {}

  static String of(World world, int session, int number) {
    Dice dice = Dice.of(world.seed(), CHANCE, number);
    String claims =
        "{\"tid\":\"" + world.tenantId() + "\",\"sid\":" + session + ",\"n\":" + number + "}";
    return encoded("{\"typ\":\"JWT\",\"alg\":\"RS256\"}")
        + "."
        + encoded(claims)
        + "."
        + dice.hex(86);
  }

  private static String encoded(String text) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}
