package io.defenderxdr.status;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What is known of a stream or a partition. Immutable.
 *
 * @param counts what became of its records
 * @param messages what became of its messages; none where the source has no numbers
 * @param gaps what could not be read; for a stream, those of its partitions too
 */
public record LedgerRow(Counts counts, Messages messages, List<Gap> gaps) {

  /** Nothing yet. */
  public static final LedgerRow NONE = new LedgerRow(Counts.NONE, Messages.NONE, List.of());

  public LedgerRow {
    gaps = List.copyOf(gaps);
  }

  LedgerRow(Counts counts, Messages messages) {
    this(counts, messages, List.of());
  }

  /** Both together. */
  LedgerRow plus(LedgerRow more) {
    return new LedgerRow(
        counts.plus(more.counts), messages.plus(more.messages), joined(gaps, more.gaps));
  }

  /** What came since; gaps and ranges stay whole, since joining them again changes nothing. */
  LedgerRow minus(LedgerRow less) {
    return new LedgerRow(counts.minus(less.counts), messages.minus(less.messages), gaps);
  }

  private static List<Gap> joined(Collection<Gap> some, Collection<Gap> more) {
    Map<String, Gap> byRange = new LinkedHashMap<>();
    some.forEach(gap -> byRange.put(gap.range(), gap));
    more.forEach(gap -> byRange.merge(gap.range(), gap, Gap::joined));
    List<Gap> all = new ArrayList<>(byRange.values());
    return all.subList(Math.max(0, all.size() - Gaps.MOST), all.size());
  }
}
