package io.defenderxdr.detection;

import static org.assertj.core.api.Assertions.assertThat;

import io.defenderxdr.mapping.Mappings;
import io.defenderxdr.simulator.stream.EventRecords;
import io.defenderxdr.simulator.stream.Table;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Public rules find in the documents what they look for, and never less than before. */
class DetectionParityTest {

  private static final Path PAGE =
      Path.of(System.getProperty("defenderxdr.root", ".."), "docs/reference/detections.md");
  private static final int MOST_GAPS = 10;

  private static List<Gap> gaps = List.of();
  private static DetectionsPage report =
      new DetectionsPage(
          new Coverage(List.of(), List.of(), new Sensible(List.of())), List.of(), Set.of());

  @BeforeAll
  static void mapRecords() {
    gaps = Gap.closedList();
    List<DetectionRule> rules = Conformance.rules();
    Coverage coverage = new Coverage(rules, Exhibits.all(rules), Sensible.read());
    report = new DetectionsPage(coverage, gaps, Set.copyOf(Mappings.STREAMS));
  }

  @Test
  void coversWhatTheCommittedReportSaysAndIsWhatItSays() throws IOException {
    String page = report.render();
    Set<String> before =
        Files.exists(PAGE) ? DetectionsPage.coveredBy(Files.readString(PAGE)) : Set.of();
    assertThat(DetectionsPage.coveredBy(page))
        .as("rules that the committed report covers; whoever gives one up edits the report first")
        .containsAll(before);
    if (Boolean.getBoolean("update.docs")) {
      Files.writeString(PAGE, page);
    }
    assertThat(PAGE).as("stale; write it anew with -Dupdate.docs=true").hasContent(page);
  }

  @Test
  void theReportTellsOfEveryCoveredRule() {
    Set<String> covered =
        report.coverage().rules().stream()
            .filter(report.coverage()::covers)
            .map(DetectionRule::id)
            .collect(Collectors.toSet());

    assertThat(report.coverage().rules()).hasSize(255);
    assertThat(DetectionsPage.coveredBy(report.render())).isEqualTo(covered);
  }

  @Test
  void onlyFieldsOfTheClosedListKeepARuleFromBeingCovered() {
    Set<Gap> used = new LinkedHashSet<>();
    for (DetectionRule rule : report.uncovered()) {
      List<Gap> explaining =
          report.coverage().lacking(rule).entrySet().stream()
              .filter(lack -> fieldsMissingFrom(lack.getKey()).containsAll(lack.getValue()))
              .flatMap(lack -> gaps.stream().filter(gap -> explains(gap, lack)))
              .toList();
      assertThat(explaining).as(rule.name() + " " + report.coverage().lacking(rule)).isNotEmpty();
      used.addAll(explaining);
    }
    assertThat(used).as("a gap that no rule needs is taken off the list").hasSameSizeAs(gaps);
    assertThat(gaps).hasSizeLessThanOrEqualTo(MOST_GAPS);
  }

  private static Set<String> fieldsMissingFrom(String table) {
    return gaps.stream()
        .filter(gap -> gap.table().equals(table))
        .map(Gap::field)
        .collect(Collectors.toSet());
  }

  private static boolean explains(Gap gap, Map.Entry<String, List<String>> lack) {
    return gap.table().equals(lack.getKey()) && lack.getValue().contains(gap.field());
  }

  @Test
  void theColumnsOfTheClosedListDoNotExist() {
    Set<String> columns = Conformance.columns();
    assertThat(columns).contains("DeviceProcessEvents,InitiatingProcessSignatureStatus");
    for (Gap gap : gaps) {
      assertThat(columns).doesNotContain(gap.table() + "," + gap.column());
    }
  }

  @Test
  void everyActionTypeOfTheSimulatedTenantIsAmongTheRecords() {
    EventRecords tenant = Exhibits.tenant();
    Set<String> missing = new TreeSet<>();
    for (Table table : Table.values()) {
      Set<String> seen =
          report.coverage().documents().stream()
              .filter(document -> document.table().equals(table.title()))
              .map(Evidence::action)
              .collect(Collectors.toSet());
      tenant.actions(table).stream()
          .filter(action -> !action.equals("-") && !action.isEmpty() && !seen.contains(action))
          .forEach(action -> missing.add(table + " " + action));
    }
    assertThat(missing).isEmpty();
  }

  @Test
  void everyRecordIsToldSensibly() {
    List<String> amiss =
        report.coverage().activities().stream()
            .filter(document -> !report.coverage().sensible().holds(document))
            .map(
                document ->
                    "%s %s: %s %s %s, ought to be %s"
                        .formatted(
                            document.table(),
                            document.action(),
                            document.categories(),
                            document.types(),
                            document.did(),
                            report.coverage().sensible().ought(document)))
            .toList();
    assertThat(amiss).isEmpty();
  }
}
