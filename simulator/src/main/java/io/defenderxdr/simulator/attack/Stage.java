package io.defenderxdr.simulator.attack;

import io.defenderxdr.simulator.time.Ticks;
import java.util.List;

/**
 * What one piece of evidence is made of: who is involved, when it was, and chance of its own. Not
 * for sharing.
 *
 * @param world the tenant
 * @param state the alert's state
 * @param life how far its handling has come
 * @param place where it stands
 * @param dice chance for this piece
 */
public record Stage(World world, AlertState state, Life life, Place place, Dice dice) {
  private static final int EVIDENCE = 7;
  private static final int ITEMS = 4096;

  static Stage of(World world, AlertState state, Life life, int item) {
    long number = (long) state.alert() * ITEMS + item;
    return new Stage(
        world, state, life, new Place(item, 0), Dice.of(world.seed(), EVIDENCE, number));
  }

  /**
   * Where a piece of evidence stands.
   *
   * @param item among the alert's evidence
   * @param depth how many pieces it is part of
   */
  record Place(int item, int depth) {}

  /** The same stage for a piece that is part of this one. */
  Stage within() {
    return new Stage(world, state, life, new Place(place.item(), place.depth() + 1), dice);
  }

  int item() {
    return place.item();
  }

  private Dice incident() {
    return Dice.of(world.seed(), World.INCIDENT, state.origin().incident());
  }

  /** The user under attack; later pieces of the same kind show colleagues. */
  World.User user() {
    return world.user(incident().below(world.people()) + item() / 3);
  }

  /** The device under attack; the attack moves to other devices as it goes on. */
  World.Device device() {
    return world.device(deviceNumber());
  }

  /** Which device that is. */
  int deviceNumber() {
    int first = incident().below(world.people());
    return (first + state.origin().scene() / 2 + item() / 4) % world.people();
  }

  /** The address the attack comes from. */
  String attackerIp() {
    Dice dice = incident();
    dice.next();
    return List.of("192.0.2.", "198.51.100.", "203.0.113.").get(dice.below(3))
        + (1 + dice.below(250));
  }

  /** The domain the attack comes from. */
  String attackerDomain() {
    Dice dice = incident();
    dice.next();
    return "login-" + dice.hex(6) + ".example.net";
  }

  /** A moment shortly before the alert came up. */
  long moment() {
    return state.created() - Ticks.PER_SECOND * 60 - dice.below(Ticks.PER_SECOND * 1800);
  }

  String resourceGroup() {
    return "/subscriptions/"
        + incident().guid()
        + "/resourceGroups/rg-"
        + List.of("prod", "test", "shop").get(incident().below(3));
  }
}
