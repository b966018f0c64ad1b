package io.defenderxdr.status;

import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;

/** Many partitions in a few words. */
final class PartitionSummary {

  private PartitionSummary() {}

  /** {@code 4 partitions, 12 messages behind}. */
  static String of(List<PartitionStatus> partitions) {
    List<PartitionStatus> ours = partitions.stream().filter(PartitionStatus::owned).toList();
    String count = count(ours.size(), "partition");
    List<OptionalLong> lags =
        ours.stream().map(PartitionStatus::lag).filter(OptionalLong::isPresent).toList();
    if (lags.isEmpty()) {
      return count;
    }
    long behind = lags.stream().mapToLong(OptionalLong::getAsLong).sum();
    return behind == 0
        ? count + ", nothing waits"
        : count + ", " + count(behind, "message") + " behind";
  }

  private static String count(long number, String noun) {
    return String.format(Locale.ROOT, "%,d %s%s", number, noun, number == 1 ? "" : "s");
  }
}
