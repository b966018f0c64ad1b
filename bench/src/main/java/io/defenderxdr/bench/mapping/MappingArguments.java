package io.defenderxdr.bench.mapping;

import java.util.List;

/**
 * What the benchmark is asked for.
 *
 * @param records how many records it holds in memory
 * @param seconds how long it measures the race
 * @param names how many distinct names of programs
 * @param flat how many records it maps to see that memory stays flat
 * @param peer how many seconds it measures the ingest pipeline, after as many to warm up
 * @param recording file for a flight recording of the race, empty for none
 */
record MappingArguments(int records, int seconds, int names, int flat, int peer, String recording) {

  private static final MappingArguments USUAL =
      new MappingArguments(20_000, 30, 10_000, 1_000_000, 30, "");

  /**
   * Reads the words behind {@code bench mapping}.
   *
   * @throws IllegalArgumentException with a sentence for people
   */
  static MappingArguments parse(List<String> words) {
    MappingArguments arguments = USUAL;
    for (int i = 0; i < words.size(); i += 2) {
      if (i + 1 == words.size()) {
        throw new IllegalArgumentException("The option " + words.get(i) + " needs a value.");
      }
      arguments = arguments.with(words.get(i), words.get(i + 1));
    }
    return arguments;
  }

  private MappingArguments with(String option, String value) {
    return switch (option) {
      case "--records" ->
          new MappingArguments(number(option, value), seconds, names, flat, peer, recording);
      case "--seconds" ->
          new MappingArguments(records, number(option, value), names, flat, peer, recording);
      case "--names" ->
          new MappingArguments(records, seconds, number(option, value), flat, peer, recording);
      case "--flat" ->
          new MappingArguments(
              records, seconds, names, numberOrNone(option, value), peer, recording);
      case "--peer" ->
          new MappingArguments(
              records, seconds, names, flat, numberOrNone(option, value), recording);
      case "--jfr" -> new MappingArguments(records, seconds, names, flat, peer, value);
      case "--stream" -> stream(value);
      default ->
          throw new IllegalArgumentException(
              "There is no option '"
                  + option
                  + "'; there are --records, --seconds, --names, --flat, --peer, --jfr, --stream.");
    };
  }

  private MappingArguments stream(String value) {
    if (!value.equals("event")) {
      throw new IllegalArgumentException(
          "The stream '" + value + "' is not measured; there is: event.");
    }
    return this;
  }

  private static int number(String option, String value) {
    if (!value.matches("[1-9][0-9]{0,8}")) {
      throw new IllegalArgumentException(
          option + " is '" + value + "'; write a whole number from 1 to 999999999.");
    }
    return Integer.parseInt(value);
  }

  private static int numberOrNone(String option, String value) {
    return value.equals("0") ? 0 : number(option, value);
  }
}
