package io.defenderxdr.simulator.stream;

import io.defenderxdr.simulator.attack.Dice;
import io.defenderxdr.simulator.attack.World;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one record tells: when and where, who did what to what. Its nouns come into being when they
 * are asked for, and stay the same then. Not for sharing.
 */
final class Scene {
  private static final int RECORD = 499;
  private static final int SPREAD = 100;

  private final Cast cast;
  private final Case plot;
  private final Moment moment;
  private final Dice dice;
  private final @Nullable Template[] variables;
  private final @Nullable Object[] values;
  private final int device;
  private final int other;
  private @Nullable Running initiator;
  private @Nullable Running subject;
  private @Nullable Running target;
  private @Nullable FileFacts file;

  /**
   * When a record is made.
   *
   * @param ticks the moment it tells of
   * @param index its number within the table
   * @param key what its chance hangs on
   */
  record Moment(long ticks, long index, long key) {}

  Scene(Cast cast, Case plot, Moment moment, int variables) {
    this.cast = cast;
    this.plot = plot;
    this.moment = moment;
    this.dice = Dice.of(cast.world().seed(), RECORD, moment.key());
    this.variables = new Template[variables];
    this.values = new Object[variables];
    List<Integer> devices = cast.devices().getOrDefault(plot.platform(), List.of(0));
    this.device = dice.pick(devices);
    this.other = dice.below(cast.world().people());
  }

  World world() {
    return cast.world();
  }

  Programs programs() {
    return cast.programs();
  }

  Dice dice() {
    return dice;
  }

  /** Chance that stays with an anchor; the salt tells one choice from another. */
  Dice dice(Anchor anchor, int salt) {
    return anchor == Anchor.NONE
        ? dice
        : Dice.of(world().seed() + 31L * salt, anchor.what(), number(anchor));
  }

  /** Which mail, thread, device and so on this scene is about. */
  long number(Anchor anchor) {
    return switch (anchor) {
      case NONE, DEVICE -> device;
      case USER -> userNumber();
      case ALERT -> among(anchor, cast.alerts().size());
      case MAIL -> among(anchor, world().people() * 25);
      case PROGRAM -> initiator().program().key();
      case THREAD, STORE, CLUSTER -> among(anchor, 5 + world().people() / 8);
    };
  }

  private int among(Anchor anchor, int bound) {
    return Dice.of(world().seed(), anchor.what() + SPREAD, moment.key()).below(bound);
  }

  long ticks() {
    return moment.ticks();
  }

  long index() {
    return moment.index();
  }

  String action() {
    return plot.action();
  }

  /** The value of a variable, settled when it is first asked for; null if it has none. */
  @Nullable Object variable(int index) {
    Template template = variables[index];
    if (template != null) {
      variables[index] = null;
      values[index] = template.in(this);
    }
    return values[index];
  }

  /** Gives a variable a value, instead of one that it may have. */
  void let(int index, Template value) {
    variables[index] = value;
  }

  /** What a table file says about a role; null if nothing. */
  @Nullable String role(Role role) {
    Object value = variable(role.variable());
    return value == null ? null : value.toString();
  }

  /** The device. */
  World.Device device() {
    return world().device(device);
  }

  /** The number of whoever works at the device. */
  int userNumber() {
    return device;
  }

  /** Whoever works at the device. */
  World.User user() {
    return world().user(device);
  }

  /** Somebody else, and somebody else's device. */
  int otherNumber() {
    return other;
  }

  AlertFacts alert() {
    return cast.alerts().get((int) number(Anchor.ALERT));
  }

  /** The process that does something. */
  Running initiator() {
    if (initiator == null) {
      initiator = new Casting(this).initiator();
    }
    return initiator;
  }

  /** The process that is created. */
  Running subject() {
    if (subject == null) {
      subject = new Casting(this).subject();
    }
    return subject;
  }

  /** The process that something is done to. */
  Running target() {
    if (target == null) {
      target = new Casting(this).target();
    }
    return target;
  }

  /** The file it is about. */
  FileFacts file() {
    if (file == null) {
      String path = role(Role.FILE);
      file = FileFacts.of(path == null ? "" : path);
    }
    return file;
  }
}
