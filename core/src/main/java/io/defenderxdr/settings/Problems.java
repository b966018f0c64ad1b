package io.defenderxdr.settings;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Collects all problems of one file. Not safe for many threads. */
public final class Problems {

  private final List<Problem> list = new ArrayList<>();

  /** Adds one. */
  public void add(int line, String path, String sentence) {
    list.add(new Problem(line, path, sentence));
  }

  /** All of them, in the order of their lines. */
  public List<Problem> list() {
    return list.stream().sorted(Comparator.comparingInt(Problem::line)).toList();
  }

  /** Whether there is none. */
  public boolean isEmpty() {
    return list.isEmpty();
  }

  /** One line each, in the order of their lines. */
  public String render(String file) {
    return String.join("\n", list().stream().map(problem -> problem.render(file)).toList());
  }
}
