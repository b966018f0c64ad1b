package io.defenderxdr.status;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The gaps of one stream, in the order in which they were met last. For one thread at a time. */
final class Gaps {

  /** A gap is met again by the daily sweep; one that was not met for longer is history. */
  static final Duration DEGRADES = Duration.ofHours(25);

  /** So many are kept; each is one sentence. */
  static final int MOST = 1000;

  private static final int LONGEST = 500;

  private final Map<String, Gap> byRange = new LinkedHashMap<>();

  void met(String sentence, Instant now) {
    String range = sentence.length() <= LONGEST ? sentence : sentence.substring(0, LONGEST) + "...";
    Gap known = byRange.remove(range);
    keep(known == null ? new Gap(range, now, now, 1) : known.again(now));
  }

  /** One that was met before this process began. */
  void remember(Gap gap) {
    Gap known = byRange.get(gap.range());
    keep(known == null ? gap : known.joined(gap));
  }

  private void keep(Gap gap) {
    byRange.put(gap.range(), gap);
    if (byRange.size() > MOST) {
      Iterator<String> oldest = byRange.keySet().iterator();
      oldest.next();
      oldest.remove();
    }
  }

  /** Whether one is no history yet. */
  boolean anyFresh(Instant now) {
    return byRange.values().stream().anyMatch(gap -> isFresh(gap, now));
  }

  static boolean isFresh(Gap gap, Instant now) {
    return gap.lastSeen().plus(DEGRADES).isAfter(now);
  }

  List<Gap> list() {
    return new ArrayList<>(byRange.values());
  }
}
