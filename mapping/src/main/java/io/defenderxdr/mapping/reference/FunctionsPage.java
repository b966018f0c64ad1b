package io.defenderxdr.mapping.reference;

import io.defenderxdr.mapping.event.table.EventConversion;
import io.defenderxdr.mapping.event.table.EventFields;
import io.defenderxdr.mapping.event.table.EventForm;
import io.defenderxdr.mapping.event.table.EventFunction;
import io.defenderxdr.mapping.event.table.EventRule.As;
import io.defenderxdr.mapping.event.table.EventTables;
import io.defenderxdr.mapping.event.table.When;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The words of the event tables' language as Markdown: functions, conversions, forms, tests. */
final class FunctionsPage {

  private FunctionsPage() {}

  static String render(EventTables tables) {
    FunctionUses uses = FunctionUses.in(tables);
    StringBuilder page = new StringBuilder();
    page.append("# Words of the event tables\n\n")
        .append("Generated from the language itself; do not edit. ")
        .append("How tables are written: [Event tables](../guides/event-tables.md).\n")
        .append("\n## Functions\n\n")
        .append("| `use` | Is given | May be given | Makes | What it does | Used by |\n")
        .append("|---|---|---|---|---|---|\n");
    for (EventFunction function : EventFunction.values()) {
      page.append(
          "| `%s` | %s | %s | %s | %s | %s |\n"
              .formatted(
                  function.word(),
                  code(function.names()),
                  function.optional().stream()
                      .map(name -> "`" + name + "`" + Sentences.option(function, name))
                      .collect(Collectors.joining("; ")),
                  makes(function),
                  Sentences.of(function),
                  uses.of(function)));
    }
    words(page, "Conversions", EventConversion.values(), EventConversion::word, Sentences::of);
    words(page, "Forms", EventForm.values(), EventForm::word, Sentences::of);
    words(page, "What is made of a value first", As.Word.values(), As.Word::text, Sentences::of);
    words(page, "Tests in conditions", When.Word.values(), When.Word::text, Sentences::of);
    return page.toString();
  }

  private static String code(List<String> names) {
    return names.stream().map(name -> "`" + name + "`").collect(Collectors.joining(", "));
  }

  /** The fields that it makes, by the names that a rule gives them. */
  private static String makes(EventFunction function) {
    Map<String, String> given =
        Stream.concat(function.names().stream(), function.optional().stream())
            .collect(Collectors.toMap(name -> name, name -> "<" + name + ">"));
    return code(EventFields.made(function, given));
  }

  private static <T> void words(
      StringBuilder page,
      String title,
      T[] values,
      Function<T, String> word,
      Function<T, String> sentence) {
    page.append("\n## ").append(title).append("\n\n| Word | What it says |\n|---|---|\n");
    for (T value : values) {
      page.append("| `%s` | %s |\n".formatted(word.apply(value), sentence.apply(value)));
    }
  }
}
