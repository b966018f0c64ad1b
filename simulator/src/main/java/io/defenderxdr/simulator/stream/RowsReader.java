package io.defenderxdr.simulator.stream;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a line {@code with a, b} and its rows {@code | 3* one | two}; {@code 3*} is a weight. */
final class RowsReader {
  private static final Pattern WEIGHED = Pattern.compile("(?:(\\d+)\\* )?(.*)");

  private final Gaps gaps;

  RowsReader(Gaps gaps) {
    this.gaps = gaps;
  }

  Draw.Rows begin(Matcher with, Map<String, Integer> variables, Line line) {
    List<Integer> indices =
        List.of(with.group(2).split(", ", -1)).stream().map(variables::get).toList();
    Anchor anchor = with.group(1) == null ? Anchor.NONE : Anchor.named(with.group(1), line);
    return new Draw.Rows(anchor, indices, List.of(), 0);
  }

  Draw.Rows and(Draw.Rows rows, Line line) {
    Matcher weighed = WEIGHED.matcher(line.text().substring(1).strip());
    if (!weighed.matches()) {
      throw line.fault("no row");
    }
    int weight = weighed.group(1) == null ? 1 : Integer.parseInt(weighed.group(1));
    List<Template> cells = new ArrayList<>();
    for (String cell : weighed.group(2).split(" \\| ", -1)) {
      cells.add(gaps.template(cell.strip(), false, line));
    }
    if (cells.size() != rows.variables().size()) {
      throw line.fault(cells.size() + " cells, not " + rows.variables().size());
    }
    List<Draw.Row> more = new ArrayList<>(rows.rows());
    more.add(new Draw.Row(weight, List.copyOf(cells)));
    return new Draw.Rows(
        rows.anchor(), rows.variables(), List.copyOf(more), rows.weight() + weight);
  }
}
