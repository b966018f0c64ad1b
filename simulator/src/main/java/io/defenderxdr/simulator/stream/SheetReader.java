package io.defenderxdr.simulator.stream;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads a table file: first the columns (<code>Name kind value</code>), then the cases, each a line
 * {@code [weight platform ActionType]} followed by what differs in it. {@code let name = value}
 * settles a variable, {@code with a, b} and the rows below it settle several at once; those before
 * the first case hold for all. Not for sharing.
 */
final class SheetReader {
  private static final Pattern COLUMN = Pattern.compile("(\\w+)\\s+([a-z]+)\\s+(.*)");
  private static final Pattern CASE = Pattern.compile("\\[(\\d+) ([a-z]+) (.+)]");
  private static final Pattern VALUE = Pattern.compile("(\\w+)\\s+(:?)=\\s*(.*)");
  private static final Pattern LET = Pattern.compile("let (\\S+) =\\s*(.*)");
  private static final Pattern WITH = Pattern.compile("with (?:([a-z]+)! )?(.+)");

  private final Map<String, Integer> variables = new HashMap<>();
  private final Gaps gaps;
  private final Map<String, Column> columns = new LinkedHashMap<>();
  private final List<Draw> always = new ArrayList<>();
  private final List<Draft> drafts = new ArrayList<>();
  private List<Draw> draws = always;

  SheetReader(Lists lists) {
    Role.words().forEach(this::declare);
    this.gaps = new Gaps(variables, lists.all());
  }

  /**
   * Reads the file of a table.
   *
   * @throws IllegalStateException with file, line and cause if the file is wrong
   */
  Sheet read(Table table) {
    List<Line> lines = Line.of("tables/" + table.title() + ".txt");
    lines.forEach(this::declareIn);
    lines.forEach(this::take);
    List<Case> cases = drafts.stream().map(draft -> draft.done(always, columns)).toList();
    return new Sheet(cases, variables.size());
  }

  private void declareIn(Line line) {
    Matcher let = LET.matcher(line.text());
    Matcher with = WITH.matcher(line.text());
    if (let.matches()) {
      declare(let.group(1));
    } else if (with.matches()) {
      List.of(with.group(2).split(", ", -1)).forEach(this::declare);
    }
  }

  private void declare(String variable) {
    variables.putIfAbsent(variable, variables.size());
  }

  private void take(Line line) {
    String text = line.text();
    Matcher begin = CASE.matcher(text);
    Matcher let = LET.matcher(text);
    Matcher with = WITH.matcher(text);
    if (begin.matches()) {
      drafts.add(new Draft(Integer.parseInt(begin.group(1)), begin.group(2), begin.group(3)));
      draws = drafts.getLast().draws();
    } else if (let.matches()) {
      draws.add(new Draw.Let(variable(let.group(1)), gaps.template(let.group(2), false, line)));
    } else if (with.matches()) {
      draws.add(new RowsReader(gaps).begin(with, variables, line));
    } else if (text.startsWith("|")) {
      row(line);
    } else {
      column(line);
    }
  }

  private int variable(String name) {
    Integer index = variables.get(name);
    if (index == null) {
      throw new IllegalStateException("The variable " + name + " was not declared.");
    }
    return index;
  }

  private void row(Line line) {
    if (draws.isEmpty() || !(draws.getLast() instanceof Draw.Rows rows)) {
      throw line.fault("a row without a line 'with' before it");
    }
    draws.set(draws.size() - 1, new RowsReader(gaps).and(rows, line));
  }

  private void column(Line line) {
    Matcher column = COLUMN.matcher(line.text());
    if (!drafts.isEmpty()) {
      drafts.getLast().changed().putAll(changed(line));
    } else if (column.matches()) {
      Kind kind = Kind.valueOf(column.group(2).toUpperCase(Locale.ROOT));
      Template value = gaps.template(column.group(3), kind.json(), line);
      columns.put(column.group(1), new Column(column.group(1), kind, value));
    } else {
      throw line.fault("a column is written 'Name kind value'");
    }
  }

  private Map<String, Column> changed(Line line) {
    Matcher value = VALUE.matcher(line.text());
    Column usual = value.matches() ? columns.get(value.group(1)) : null;
    if (usual == null) {
      throw line.fault("no such column, or not written 'Name = value'");
    }
    Kind kind = value.group(2).isEmpty() ? usual.kind() : Kind.OBJECT;
    Template template = gaps.template(value.group(3), kind.json(), line);
    return Map.of(usual.name(), new Column(usual.name(), kind, template));
  }

  /** A case while it is read. */
  private record Draft(
      int weight, Platform platform, String action, List<Draw> draws, Map<String, Column> changed) {

    Draft(int weight, String platform, String action) {
      this(
          weight,
          Platform.valueOf(platform.toUpperCase(Locale.ROOT)),
          action,
          new ArrayList<>(),
          new HashMap<>());
    }

    Case done(List<Draw> always, Map<String, Column> usual) {
      List<Draw> all = new ArrayList<>(always);
      all.addAll(draws);
      List<Column> columns =
          usual.values().stream()
              .map(column -> changed.getOrDefault(column.name(), column))
              .toList();
      return new Case(weight, platform, action, List.copyOf(all), columns);
    }
  }
}
