package io.defenderxdr.mapping.drift;

import io.defenderxdr.mapping.drift.RowProposals.NewColumn;
import io.defenderxdr.mapping.event.table.EventRow;
import io.defenderxdr.mapping.event.table.EventTables;
import io.defenderxdr.status.Drift;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The page, in Markdown, of what the tables do not know, with rows to paste into them. */
public final class DriftReport {

  /** How columns are called that stand around the others. */
  public static final String ENVELOPE = "envelope.";

  /** How a record's columns are called together, where they are no object. */
  public static final String RECORD = "record";

  private final DriftLog log;
  private final List<Drift.Entry> actions;
  private final EventTables tables;
  private final RowProposals proposals;
  private final StringBuilder page = new StringBuilder();

  private DriftReport(DriftLog log, ActionLog actions, EventTables tables) {
    this.log = log;
    this.actions = actions.drift().entries();
    this.tables = tables;
    this.proposals =
        new RowProposals(
            tables, unknown(log).map(c -> new NewColumn(source(c), c.type())).toList());
  }

  /** The page of what was noticed so far. */
  public static String of(DriftLog log, ActionLog actions, EventTables tables) {
    return new DriftReport(log, actions, tables).render();
  }

  private String render() {
    Drift drift = log.drift().and(new Drift(actions));
    page.append("# Drift report\n\n");
    if (drift.isEmpty()) {
      return page.append("The tables know every table, column and ActionType that was sent.\n")
          .toString();
    }
    page.append(
        """
        What was sent and the mapping tables do not know. Nothing of it is lost: the values are \
        searchable under `m365_defender.event.unmapped`. How rows are written is said in the guide \
        to event tables; a row is complete when its sentence says what the column is.

        """);
    page.append("| | Names | Count |\n|---|---|---|\n");
    count(drift, "Unknown tables, records of them", Drift.Kind.UNKNOWN_TABLE);
    count(drift, "Unknown columns, values of them", Drift.Kind.UNKNOWN_COLUMN);
    count(drift, "Columns with values that did not fit, such values", Drift.Kind.UNFIT_VALUE);
    count(drift, "New ActionTypes, records of them", Drift.Kind.NEW_ACTION);
    unknownTables();
    byTable(false).forEach(this::newColumns);
    aroundColumns();
    unfit();
    newActions();
    return page.toString();
  }

  private void count(Drift drift, String name, Drift.Kind kind) {
    page.append("| %s | %d | %d |\n".formatted(name, drift.size(kind), drift.count(kind)));
  }

  private static Stream<DriftColumn> unknown(DriftLog log) {
    return log.columns().stream()
        .filter(column -> column.entry().kind() == Drift.Kind.UNKNOWN_COLUMN);
  }

  private static boolean isAround(DriftColumn column) {
    return column.entry().column().startsWith(ENVELOPE);
  }

  /** The name of the column where it stands. */
  private static String source(DriftColumn column) {
    String name = column.entry().column();
    return isAround(column) ? name.substring(ENVELOPE.length()) : name;
  }

  /** New columns by table, of tables that are not known themselves, or of those that are. */
  private Map<String, List<DriftColumn>> byTable(boolean newTables) {
    Map<String, List<DriftColumn>> columns = new LinkedHashMap<>();
    unknown(log)
        .filter(column -> !isAround(column))
        .filter(column -> isKnown(column.entry().table()) != newTables)
        .forEach(
            column ->
                columns
                    .computeIfAbsent(column.entry().table(), table -> new ArrayList<>())
                    .add(column));
    return columns;
  }

  private boolean isKnown(String table) {
    return tables.tables().anyMatch(known -> known.name().equals(table));
  }

  private void unknownTables() {
    List<Drift.Entry> unknown = log.tables();
    if (unknown.isEmpty()) {
      return;
    }
    page.append("\n## Unknown tables\n\n| Category | Records |\n|---|---|\n");
    unknown.forEach(
        entry ->
            page.append("| %s | %d |\n".formatted(SafeText.code(entry.table()), entry.count())));
    Map<String, List<DriftColumn>> columns = byTable(true);
    for (Drift.Entry entry : unknown) {
      List<DriftColumn> its = columns.getOrDefault(entry.table(), List.of());
      page.append("\n### ").append(SafeText.code(entry.table())).append("\n\n");
      seen(its);
      page.append(TableProposal.of(entry.table(), proposals.rows(rows(its)), tables));
    }
  }

  private void newColumns(String table, List<DriftColumn> columns) {
    page.append("\n## New columns of ").append(SafeText.code(table)).append("\n\n");
    seen(columns);
    paste(table + ".yaml", columns);
  }

  private void aroundColumns() {
    Map<String, DriftColumn> around = new LinkedHashMap<>();
    unknown(log)
        .filter(DriftReport::isAround)
        .forEach(column -> around.putIfAbsent(source(column), column));
    if (!around.isEmpty()) {
      page.append("\n## New properties around the columns\n\n");
      seen(unknown(log).filter(DriftReport::isAround).toList());
      paste("envelope.yaml", List.copyOf(around.values()));
    }
  }

  private void paste(String file, List<DriftColumn> columns) {
    page.append("Rows for `%s`, below `rows`:\n\n```yaml\n".formatted(file));
    page.append(proposals.rows(rows(columns))).append("```\n");
  }

  private static List<NewColumn> rows(List<DriftColumn> columns) {
    return columns.stream().map(c -> new NewColumn(source(c), c.type())).toList();
  }

  private void seen(List<DriftColumn> columns) {
    if (columns.isEmpty()) {
      return;
    }
    page.append("| Column | Values | Seem to be | Example |\n|---|---|---|---|\n");
    for (DriftColumn column : columns) {
      page.append(
          "| %s | %d | %s | %s |\n"
              .formatted(
                  SafeText.code(source(column)),
                  column.entry().count(),
                  column.type().word(),
                  SafeText.code(column.example())));
    }
    page.append('\n');
  }

  private void unfit() {
    List<DriftColumn> unfit =
        log.columns().stream()
            .filter(column -> column.entry().kind() == Drift.Kind.UNFIT_VALUE)
            .toList();
    if (unfit.isEmpty()) {
      return;
    }
    page.append(
        """

        ## Values that did not fit

        The type of these columns may have changed, or a column stood twice in a record. The field \
        is empty in such a record, the value stands under `unmapped`, and `error.message` says what \
        failed.

        | Table | Column | Mapped as | Values | Seem to be | Example |
        |---|---|---|---|---|---|
        """);
    for (DriftColumn column : unfit) {
      page.append(
          "| %s | %s | %s | %d | %s | %s |\n"
              .formatted(
                  SafeText.code(column.entry().table()),
                  SafeText.code(column.entry().column()),
                  mappedAs(column.entry()),
                  column.entry().count(),
                  column.type().name().toLowerCase(Locale.ROOT),
                  SafeText.code(column.example())));
    }
  }

  private void newActions() {
    if (actions.isEmpty()) {
      return;
    }
    page.append(
        """

        ## New ActionTypes

        Their records are mapped like any other of their table. See whether a rule or a condition \
        of the table should know the name, and add it to `actions` in the table's file.

        | Table | ActionType | Records |
        |---|---|---|
        """);
    for (Drift.Entry entry : actions) {
      page.append(
          "| %s | %s | %d |\n"
              .formatted(
                  SafeText.code(entry.table()), SafeText.code(entry.column()), entry.count()));
    }
  }

  private String mappedAs(Drift.Entry entry) {
    return tables
        .tables()
        .filter(table -> table.name().equals(entry.table()))
        .flatMap(table -> table.rows().stream())
        .filter(row -> row.source().equals(entry.column()))
        .map(EventRow::type)
        .findFirst()
        .or(() -> anywhere(entry.column()))
        .orElse("–");
  }

  private Optional<String> anywhere(String column) {
    return tables
        .rows()
        .filter(row -> row.source().equals(source(column)))
        .map(EventRow::type)
        .findFirst();
  }

  private static String source(String column) {
    return column.startsWith(ENVELOPE) ? column.substring(ENVELOPE.length()) : column;
  }
}
