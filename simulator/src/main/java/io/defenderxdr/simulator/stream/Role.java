package io.defenderxdr.simulator.stream;

import java.util.List;
import java.util.stream.Stream;

/** The variables of a table file that make the people, processes and files of a scene. */
enum Role {
  /** The program of the initiating process. */
  BY("by", 0),
  /** The program that started the initiating process. */
  BY_PARENT("by.parent", 1),
  /** The command line of the initiating process. */
  BY_COMMAND("by.command", 2),
  /** As whom the initiating process runs. */
  AS("as", 3),
  /** The program of the process that is created or acted upon. */
  NEW("new", 4),
  /** Its command line. */
  NEW_COMMAND("new.command", 5),
  /** As whom it runs. */
  NEW_AS("new.as", 6),
  /** The full path of the file it is about. */
  FILE("file", 7);

  private final String word;
  private final int variable;

  Role(String word, int variable) {
    this.word = word;
    this.variable = variable;
  }

  /** Its place among the variables of every table. */
  int variable() {
    return variable;
  }

  /** The names in order. */
  static List<String> words() {
    return Stream.of(values()).map(role -> role.word).toList();
  }
}
