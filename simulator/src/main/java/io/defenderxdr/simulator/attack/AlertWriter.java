package io.defenderxdr.simulator.attack;

import io.defenderxdr.simulator.time.Ticks;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Writes the JSON of alert states, the same bytes each time for the same tenant and state. Safe for
 * any thread.
 */
public final class AlertWriter {
  private static final String PORTAL = "https://security.microsoft.com/";
  private static final int FIRST_INCIDENT = 1000;
  private static final Pattern NUMBERED = Pattern.compile(" (?=\\d\\. )");

  private final World world;
  private final Plot plot;

  /** A writer for one tenant. */
  public AlertWriter(World world) {
    this.world = world;
    this.plot = new Plot(world.seed());
  }

  /** The properties that tell one state from another. */
  public Identity identity(AlertState state) {
    String guid = Dice.of(world.seed(), World.ALERT, state.alert()).guid();
    String provider = guid + "_1";
    String incident = String.valueOf(FIRST_INCIDENT + state.origin().incident());
    String id = scene(state).service().prefix() + provider;
    return new Identity(id, incident, Ticks.text(state.lastUpdate()), provider);
  }

  /** The properties that readers can ask for in a filter. */
  public Facets facets(AlertState state) {
    Story.Scene scene = scene(state);
    return new Facets(
        scene.facts().severity(), scene.service().serviceSource(), Life.at(world, state));
  }

  /**
   * Writes the properties of one state into an object that is open.
   *
   * @param weight how many times as heavy as usual the alert is to be, 1 or more
   */
  public void write(Pen pen, AlertState state, int weight) {
    Story.Scene scene = scene(state);
    Life life = Life.at(world, state);
    head(pen, state, scene);
    handling(pen, state, life);
    texts(pen, scene, weight);
    times(pen, state, life);
    pen.objects("comments", life.comments(), comment -> comment(pen, comment));
    if (pen.wants("evidence")) {
      List<Integer> items = items(scene, weight);
      pen.objects("evidence", items, item -> evidence(pen, state, life, item));
    }
  }

  private Story.Scene scene(AlertState state) {
    AlertState.Origin origin = state.origin();
    return plot.story(origin.incident()).scenes().get(origin.scene());
  }

  private void head(Pen pen, AlertState state, Story.Scene scene) {
    Identity identity = identity(state);
    Dice dice = Dice.of(world.seed(), World.DETECTOR, state.alert());
    String tenant = world.tenantId();
    pen.text("id", identity.id()).text("providerAlertId", identity.providerAlertId());
    pen.text("incidentId", identity.incidentId());
    pen.text("severity", scene.facts().severity());
    pen.member("serviceSource", scene.service().serviceSource());
    pen.member("detectionSource", scene.service().detectionSource());
    pen.text("productName", scene.service().productName());
    pen.text("detectorId", dice.guid()).text("tenantId", tenant);
    pen.text("title", scene.facts().title()).text("category", scene.facts().category());
    pen.texts("categories", List.of(scene.facts().category()));
    pen.text("alertWebUrl", PORTAL + "alerts/" + identity.id() + "?tid=" + tenant);
    pen.text("incidentWebUrl", PORTAL + "incidents/" + identity.incidentId() + "?tid=" + tenant);
    boolean known = scene.facts().severity().equals("high") && dice.percent(20);
    pen.text("actorDisplayName", known ? "Storm-" + (1000 + dice.below(900)) : null);
    pen.text("threatDisplayName", scene.facts().threat());
    pen.text("threatFamilyName", scene.facts().threat());
    pen.texts("mitreTechniques", scene.facts().techniques());
    boolean ruled = scene.service() == Service.CUSTOM || scene.service() == Service.DLP;
    pen.text("alertPolicyId", ruled ? dice.guid() : null);
    pen.texts("systemTags", known ? List.of("Defender Experts") : List.of());
    details(pen, scene.service());
  }

  private static void details(Pen pen, Service service) {
    pen.none("additionalData");
    if (service == Service.SENTINEL) {
      pen.object("customDetails", () -> pen.texts("Clones", List.of("17")));
    } else {
      pen.none("customDetails");
    }
  }

  private static void handling(Pen pen, AlertState state, Life life) {
    Life.Verdict verdict = life.verdict();
    pen.text("status", life.status()).text("assignedTo", life.assignedTo());
    pen.text("classification", verdict == null ? null : verdict.classification());
    pen.text("determination", verdict == null ? null : verdict.determination());
    String investigation =
        life.remediated() ? "successfullyRemediated" : life.investigated() ? "running" : null;
    pen.text("investigationState", investigation);
    if (verdict == null) {
      pen.none("resolvedDateTime");
    } else {
      pen.moment("resolvedDateTime", Math.min(verdict.resolved(), state.lastUpdate()));
    }
  }

  private static void texts(Pen pen, Story.Scene scene, int weight) {
    pen.text("description", repeated(scene.description(), repeats(weight)));
    pen.text(
        "recommendedActions",
        repeated(NUMBERED.matcher(scene.advice()).replaceAll("\n"), repeats(weight)));
  }

  /** The texts grow more than evidence does, since the short properties do not grow at all. */
  private static int repeats(int weight) {
    return (11 * weight - 9) / 2;
  }

  private static String repeated(String text, int times) {
    return times == 1 ? text : (text + "\n").repeat(times);
  }

  private void times(Pen pen, AlertState state, Life life) {
    Dice dice = Dice.of(world.seed(), World.ALERT, state.alert());
    long first = state.created() - Ticks.PER_SECOND * 90 - dice.below(Ticks.PER_SECOND * 1800);
    long last = first + dice.below(Ticks.PER_SECOND * 60);
    pen.moment("createdDateTime", state.created());
    pen.moment("lastUpdateDateTime", state.lastUpdate());
    pen.moment("firstActivityDateTime", first);
    pen.moment("lastActivityDateTime", life.investigated() ? last + Ticks.PER_SECOND * 20 : last);
  }

  private static void comment(Pen pen, Life.Comment comment) {
    pen.text("comment", comment.text()).text("createdByDisplayName", comment.author());
    pen.moment("createdDateTime", comment.ticks());
  }

  /** The number of the device that an alert tells of first. */
  public int deviceUnderAttack(AlertState state) {
    return Stage.of(world, state, Life.at(world, state), 0).deviceNumber();
  }

  private static List<Integer> items(Story.Scene scene, int weight) {
    List<Integer> items = new ArrayList<>();
    for (int item = 0; item < scene.evidence().size() * weight; item++) {
      items.add(item);
    }
    return items;
  }

  private void evidence(Pen pen, AlertState state, Life life, int item) {
    List<String> kinds = scene(state).evidence();
    Evidence.write(pen, Stage.of(world, state, life, item), kinds.get(item % kinds.size()));
  }

  /** What tells a state from all others, as sent. */
  public record Identity(
      String id, String incidentId, String lastUpdateDateTime, String providerAlertId) {}

  /** What a filter can ask for. */
  public record Facets(String severity, String serviceSource, Life life) {}
}
