package io.defenderxdr.simulator.attack;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Writes pieces of evidence: the frame that all kinds share, and what a kind adds. */
final class Evidence {
  /** What one kind adds to the frame. */
  interface Kind {
    void write(Pen pen, Stage stage);
  }

  private static final String TYPE_PREFIX = "#microsoft.graph.security.";
  private static final Map<String, Kind> KINDS = new HashMap<>();

  static {
    KINDS.putAll(EndpointEvidence.KINDS);
    KINDS.putAll(MailEvidence.KINDS);
    KINDS.putAll(NetworkEvidence.KINDS);
    KINDS.putAll(CloudEvidence.KINDS);
    KINDS.putAll(IdentityEvidence.KINDS);
    KINDS.putAll(KubernetesEvidence.KINDS);
  }

  private Evidence() {}

  /** Writes the properties of one piece, within an object that is open. */
  static void write(Pen pen, Stage stage, String kind) {
    Kind more = KINDS.get(kind);
    if (more == null) {
      throw new IllegalStateException("There is no kind of evidence named '" + kind + "'.");
    }
    frame(pen, stage, kind);
    more.write(pen, stage);
  }

  /** Writes a piece that is part of another one. */
  static void nested(Pen pen, Stage stage, String property, String kind) {
    pen.object(property, () -> write(pen, stage.within(), kind));
  }

  /** Writes a list of pieces that are part of another one. */
  static void nestedList(Pen pen, Stage stage, String property, String kind) {
    pen.objects(property, List.of(kind), each -> write(pen, stage.within(), each));
  }

  private static void frame(Pen pen, Stage stage, String kind) {
    Life life = stage.life();
    boolean suspect = stage.dice().percent(60);
    boolean detailed = stage.dice().percent(30);
    pen.text("@odata.type", TYPE_PREFIX + kind + "Evidence");
    pen.moment("createdDateTime", stage.state().created() + 3_093_960L + stage.item() * 10_000L);
    pen.text("verdict", !life.investigated() ? "unknown" : suspect ? "malicious" : "suspicious");
    pen.member("remediationStatus", remediation(life, suspect));
    pen.text(
        "remediationStatusDetails", life.remediated() && suspect ? "Entity was put right" : null);
    pen.texts("roles", suspect && detailed ? List.of("attacked", "compromised") : List.of());
    pen.texts("detailedRoles", detailed ? List.of("PrimaryDevice") : List.of());
    pen.texts("tags", detailed && suspect ? List.of("Crown jewel", "R&D <lab>") : List.of());
  }

  private static String remediation(Life life, boolean suspect) {
    if (life.remediated()) {
      return suspect ? "remediated" : "partiallyRemediated";
    }
    return life.investigated() ? (suspect ? "active" : "none") : "none";
  }
}
