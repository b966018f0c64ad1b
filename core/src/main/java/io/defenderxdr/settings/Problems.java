package io.defenderxdr.settings;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Collects all problems of one file. Not safe for many threads. */
public final class Problems {

  private final List<Problem> list = new ArrayList<>();
  private final List<Problem> remarks = new ArrayList<>();

  /** Adds one; the same one stands in the report once. */
  public void add(int line, String path, String sentence) {
    addOnce(list, new Problem(line, path, sentence));
  }

  private static void addOnce(List<Problem> some, Problem problem) {
    if (!some.contains(problem)) {
      some.add(problem);
    }
  }

  /** Adds something that is no error but that the user should know. */
  public void remark(int line, String path, String sentence) {
    addOnce(remarks, new Problem(line, path, sentence));
  }

  /** Whether a setting of this name on this line has a problem already. */
  boolean hasAt(int line, String name) {
    return list.stream().anyMatch(one -> one.line() == line && one.path().endsWith("." + name));
  }

  /** What is no error but worth a line, in the order of their lines. */
  public List<Problem> remarks() {
    return sorted(remarks);
  }

  /** All of them, in the order of their lines. */
  public List<Problem> list() {
    return sorted(list);
  }

  private static List<Problem> sorted(List<Problem> some) {
    return some.stream().sorted(Comparator.comparingInt(Problem::line)).toList();
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
