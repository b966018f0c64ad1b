package io.defenderxdr.simulator.stream;

import io.defenderxdr.simulator.attack.Dice;
import io.defenderxdr.simulator.time.Ticks;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What chance can put into a gap. */
final class Die {
  private Die() {}

  /** The die of a name such as {@code 1..9}, {@code a|b}, {@code hex:8}; null if it is none. */
  static Template.@Nullable Piece of(String name) {
    if (name.contains("|")) {
      List<String> faces = List.of(name.split("\\|", -1));
      return scene -> scene.dice().pick(faces);
    }
    int dots = name.indexOf("..");
    if (dots > 0) {
      long least = Long.parseLong(name.substring(0, dots));
      long bound = Long.parseLong(name.substring(dots + 2)) - least + 1;
      return scene -> least + scene.dice().below(bound);
    }
    int colon = name.indexOf(':');
    return colon < 0 ? plain(name) : sized(name.substring(0, colon), name.substring(colon + 1));
  }

  private static Template.@Nullable Piece plain(String name) {
    return switch (name) {
      case "empty" -> scene -> "";
      case "guid" -> scene -> scene.dice().guid();
      case "ip" -> scene -> publicAddress(scene.dice());
      case "ip6" -> scene -> "2001:db8:" + scene.dice().hex(4) + "::" + scene.dice().hex(4);
      case "ip.private" -> scene -> "10." + scene.dice().below(200) + ".0." + tail(scene.dice());
      case "port" -> scene -> 49_152L + scene.dice().below(16_384);
      default -> null;
    };
  }

  private static Template.@Nullable Piece sized(String name, String size) {
    return switch (name) {
      case "hex" -> number(size, (dice, digits) -> dice.hex(digits));
      case "HEX" -> number(size, (dice, digits) -> dice.hex(digits).toUpperCase(Locale.ROOT));
      case "base64" -> number(size, Die::base64);
      case "ago" -> {
        long span = Long.parseLong(size) * Ticks.PER_SECOND;
        yield scene -> Ticks.text(scene.ticks() - scene.dice().below(span));
      }
      default -> null;
    };
  }

  private static Template.Piece number(String size, Throw of) {
    int digits = Integer.parseInt(size);
    return scene -> of.by(scene.dice(), digits);
  }

  private static String base64(Dice dice, int characters) {
    byte[] bytes = new byte[characters / 4 * 3];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) dice.below(256);
    }
    return Base64.getEncoder().encodeToString(bytes);
  }

  /** An address of those set aside for documents. */
  private static String publicAddress(Dice dice) {
    return dice.pick(List.of("192.0.2.", "198.51.100.", "203.0.113.")) + tail(dice);
  }

  private static int tail(Dice dice) {
    return 1 + dice.below(253);
  }

  private interface Throw {
    String by(Dice dice, int size);
  }
}
