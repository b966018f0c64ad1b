package io.defenderxdr.bench.collect;

import java.util.List;

/**
 * What the benchmark is asked for.
 *
 * @param runs how often all is measured
 * @param records records that wait on the hub
 * @param warmup seconds of warm-up before anything is measured against the sink
 * @param storeRecords how many of them go into the embedded store, 0: none
 * @param outage seconds for which the store is away afterwards, 0: not at all
 * @param recording file for a flight recording of the whole collector, empty for none
 */
record CollectArguments(
    int runs, int records, int warmup, int storeRecords, int outage, String recording) {

  private static final CollectArguments USUAL =
      new CollectArguments(3, 600_000, 30, 150_000, 0, "");
  private static final int MINUTE = 60;

  /**
   * Reads the words behind {@code bench collect}.
   *
   * @throws IllegalArgumentException with a sentence for people
   */
  static CollectArguments parse(List<String> words) {
    CollectArguments arguments = USUAL;
    for (int i = 0; i < words.size(); i++) {
      String option = words.get(i);
      if (option.equals("--outage")) {
        arguments = arguments.withOutage(MINUTE);
      } else if (i + 1 < words.size()) {
        arguments = arguments.with(option, words.get(++i));
      } else {
        throw new IllegalArgumentException("The option " + option + " needs a value.");
      }
    }
    if (arguments.outage() > 0 && arguments.storeRecords() == 0) {
      throw new IllegalArgumentException(
          "The outage is at a quarter of the store's rate: leave --store-records 0 out.");
    }
    return arguments;
  }

  private CollectArguments withOutage(int seconds) {
    return new CollectArguments(runs, records, warmup, storeRecords, seconds, recording);
  }

  private CollectArguments with(String option, String value) {
    return switch (option) {
      case "--runs" ->
          new CollectArguments(
              number(option, value), records, warmup, storeRecords, outage, recording);
      case "--records" ->
          new CollectArguments(
              runs, number(option, value), warmup, storeRecords, outage, recording);
      case "--warmup" ->
          new CollectArguments(
              runs, records, number(option, value), storeRecords, outage, recording);
      case "--store-records" ->
          new CollectArguments(
              runs,
              records,
              warmup,
              value.equals("0") ? 0 : number(option, value),
              outage,
              recording);
      case "--outage-seconds" -> withOutage(number(option, value));
      case "--jfr" -> new CollectArguments(runs, records, warmup, storeRecords, outage, value);
      default ->
          throw new IllegalArgumentException(
              "There is no option '"
                  + option
                  + "'; there are --runs, --records, --warmup, --store-records, --outage,"
                  + " --outage-seconds, --jfr.");
    };
  }

  private static int number(String option, String value) {
    if (!value.matches("[1-9][0-9]{0,8}")) {
      throw new IllegalArgumentException(
          option + " is '" + value + "'; write a whole number from 1 to 999999999.");
    }
    return Integer.parseInt(value);
  }
}
