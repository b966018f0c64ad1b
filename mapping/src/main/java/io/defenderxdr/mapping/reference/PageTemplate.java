package io.defenderxdr.mapping.reference;

import io.defenderxdr.mapping.table.NearMiss;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A Markdown page with placeholders: {@code {{event "alert"}}} becomes a document of that stream as
 * JSON, {@code {{fields "alert"}}} the table of its fields.
 */
public final class PageTemplate {

  private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{(.*?)}}");
  private static final Pattern CALL = Pattern.compile("\\s*([\\w.-]+)\\s+\"([^\"]*)\"\\s*");
  private static final List<String> WORDS = List.of("event", "fields");

  private final String file;
  private final List<String> problems = new ArrayList<>();

  private PageTemplate(String file) {
    this.file = file;
  }

  /**
   * What became of a template.
   *
   * @param text the page, complete only if there are no problems
   * @param problems one sentence for each placeholder that could not be filled
   */
  public record Filled(String text, List<String> problems) {

    public Filled {
      problems = List.copyOf(problems);
    }
  }

  /**
   * Fills a template; text outside of placeholders stays byte for byte.
   *
   * @param file its name, for messages
   */
  public static Filled fill(String file, String template) {
    PageTemplate page = new PageTemplate(file);
    Matcher matcher = PLACEHOLDER.matcher(template);
    StringBuilder text = new StringBuilder();
    int from = 0;
    while (matcher.find()) {
      int line = (int) template.substring(0, matcher.start()).lines().count();
      boolean begins = matcher.start() == 0 || template.charAt(matcher.start() - 1) == '\n';
      text.append(template, from, matcher.start());
      text.append(page.filled(matcher.group(1), Math.max(1, begins ? line + 1 : line)));
      from = matcher.end();
    }
    text.append(template, from, template.length());
    return new Filled(text.toString(), page.problems);
  }

  private String filled(String placeholder, int line) {
    Matcher call = CALL.matcher(placeholder);
    if (!call.matches()) {
      return problem(
          line,
          "'{{%s}}' is no placeholder; write {{event \"alert\"}} or {{fields \"alert\"}}."
              .formatted(placeholder));
    }
    String word = call.group(1);
    String stream = call.group(2);
    if (!WORDS.contains(word)) {
      return problem(line, "Unknown placeholder '%s'. ".formatted(word) + hint(word, WORDS));
    }
    if (!StreamFields.STREAMS.contains(stream)) {
      return problem(
          line, "Unknown stream '%s'. ".formatted(stream) + hint(stream, StreamFields.STREAMS));
    }
    return word.equals("event")
        ? Examples.document(stream)
        : ReferencePages.fieldTable(stream).stripTrailing();
  }

  private static String hint(String word, List<String> known) {
    return NearMiss.hint(word, known);
  }

  private String problem(int line, String sentence) {
    problems.add("%s line %d: %s".formatted(file, line, sentence));
    return "";
  }
}
