package io.defenderxdr.delivery;

import io.defenderxdr.delivery.OutcomeRow.Scope;

/** Renders the outcome table as the page {@code docs/reference/outcomes.md}. */
final class OutcomesPage {

  private static final String HEAD =
      """
      # What the store's answers mean

      Generated from the outcome table. The first row that fits decides. While a stream waits its \
      health is Degraded with the sentence of the row, its position stays, and it goes on by itself; \
      the waits double from half a second to 30 s, and a `Retry-After` of the store is obeyed.
      """;

  private OutcomesPage() {}

  static String render() {
    StringBuilder page = new StringBuilder(HEAD);
    page.append(section("A whole request", Scope.REQUEST));
    page.append(section("One document", Scope.DOCUMENT));
    return page.toString();
  }

  private static String section(String title, Scope scope) {
    StringBuilder text = new StringBuilder("\n## ").append(title).append("\n\n");
    text.append("| HTTP status | Error type | Error says | Outcome | Why, and what to do |\n");
    text.append("|---|---|---|---|---|\n");
    OutcomeTable.rows().stream()
        .filter(row -> row.scope() == scope)
        .forEach(row -> text.append(line(row)));
    return text.toString();
  }

  private static String line(OutcomeRow row) {
    String status =
        row.from() == 0
            ? "any other"
            : row.from() == row.to() ? "" + row.from() : row.from() + " to " + row.to();
    return "| %s | %s | %s | %s | %s |\n"
        .formatted(
            status,
            row.errorType().isEmpty() ? "any" : "`" + row.errorType() + "`",
            row.reasonPart().isEmpty() ? "" : "`" + row.reasonPart() + "`",
            row.verdict().word(),
            row.sentence());
  }
}
