package io.defenderxdr.simulator.attack;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How far the handling of an alert has come at one of its states: everything about it that changes.
 *
 * @param status the alert's status
 * @param assignedTo who works on it, or null
 * @param verdict classification and determination, or null before it is resolved
 * @param investigated whether an automated investigation has begun
 * @param remediated whether it has also put things right
 * @param comments what was noted
 */
public record Life(
    String status,
    @Nullable String assignedTo,
    @Nullable Verdict verdict,
    boolean investigated,
    boolean remediated,
    List<Comment> comments) {

  private static final List<Verdict> VERDICTS =
      List.of(
          new Verdict("truePositive", "malware", 0),
          new Verdict("truePositive", "phishing", 0),
          new Verdict("truePositive", "compromisedAccount", 0),
          new Verdict("truePositive", "multiStagedAttack", 0),
          new Verdict("truePositive", "maliciousUserActivity", 0),
          new Verdict("truePositive", "apt", 0),
          new Verdict("falsePositive", "notMalicious", 0),
          new Verdict("falsePositive", "notEnoughDataToValidate", 0),
          new Verdict("informationalExpectedActivity", "securityTesting", 0),
          new Verdict("informationalExpectedActivity", "confirmedActivity", 0));
  private static final List<String> NOTES =
      List.of(
          "Called the user, who knows nothing of it.",
          "Device isolated, image taken.",
          "Same hash on two more devices, see the linked incident.",
          "Waiting for the data owner.",
          "Mail purged from all mailboxes.",
          "Looks like the quarterly red-team exercise; asking <redteam> & IT to confirm.");

  /**
   * How an alert was judged.
   *
   * @param resolved ticks of the moment it was resolved
   */
  public record Verdict(String classification, String determination, long resolved) {}

  /**
   * A note of an analyst.
   *
   * @param ticks when it was written
   */
  public record Comment(String text, String author, long ticks) {}

  /** The handling of an alert as of one state. */
  public static Life at(World world, AlertState state) {
    Dice dice = Dice.of(world.seed(), World.ALERT, state.alert());
    World.User analyst = world.user(dice.below(5));
    Verdict verdict = dice.pick(VERDICTS);
    Life life = new Life("new", null, null, false, false, List.of());
    for (int step = 1; step <= state.step(); step++) {
      long ticks = state.times()[step];
      life = life.after(Change.of(state.alert(), step), analyst, verdict, ticks);
    }
    return life;
  }

  private Life after(Change change, World.User analyst, Verdict judged, long ticks) {
    return switch (change) {
      case CREATED -> this;
      case INVESTIGATED -> new Life(status, assignedTo, verdict, true, remediated, comments);
      case ASSIGNED ->
          new Life("inProgress", analyst.upn(), verdict, investigated, remediated, comments);
      case COMMENTED -> noting(analyst, ticks);
      case REMEDIATED -> new Life(status, assignedTo, verdict, true, true, comments);
      case RESOLVED -> {
        Verdict now = new Verdict(judged.classification(), judged.determination(), ticks);
        yield new Life("resolved", analyst.upn(), now, investigated, remediated, comments);
      }
      case REOPENED -> new Life("inProgress", assignedTo, null, investigated, remediated, comments);
    };
  }

  private Life noting(World.User analyst, long ticks) {
    List<Comment> more = new ArrayList<>(comments);
    String note = NOTES.get(Math.floorMod(ticks / 7, NOTES.size()));
    more.add(new Comment(note, analyst.display(), ticks));
    return new Life(status, assignedTo, verdict, investigated, remediated, more);
  }
}
