package io.defenderxdr.simulator.stream;

/**
 * A process.
 *
 * @param life when and under which number it runs
 * @param parent the name and life of what started it
 */
record Running(Program program, Account account, Life life, String command, Parent parent) {

  /** When a process was created, in ticks, and its number on the device. */
  record Life(long pid, long created) {}

  /** What started a process. */
  record Parent(String name, Life life) {}
}
