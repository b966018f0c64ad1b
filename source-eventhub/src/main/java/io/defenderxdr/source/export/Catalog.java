package io.defenderxdr.source.export;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds the blobs to read. Listing a whole account costs money, so that is done now and then;
 * between, only the blobs of today and yesterday are listed.
 */
final class Catalog {

  private static final Duration WHOLE = Duration.ofHours(1);
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("'y='yyyy'/m='MM'/d='dd'/'").withZone(ZoneOffset.UTC);

  private final StorageAccount account;
  private final Instant since;
  private final Map<String, Set<String>> stems = new HashMap<>();
  private Instant wholeAt = Instant.MIN;
  private boolean lastWasWhole;

  Catalog(StorageAccount account, Instant since) {
    this.account = account;
    this.since = since;
  }

  /** Whether the last listing was one of the whole account. */
  boolean lastWasWhole() {
    return lastWasWhole;
  }

  /** The blobs as they are now, the oldest hour first. */
  List<ExportedBlob> blobs(Instant now) throws ExportAwayException, InterruptedException {
    boolean whole = wholeAt.isBefore(now.minus(WHOLE));
    List<ExportedBlob> found = new ArrayList<>();
    for (String container : account.containers(ExportOptions.CONTAINERS)) {
      Set<String> known = stems.computeIfAbsent(container, name -> new HashSet<>());
      if (whole || known.isEmpty() || known.contains("")) {
        List<ExportedBlob> all = account.blobs(container, "");
        all.forEach(blob -> known.add(blob.stem()));
        found.addAll(all);
      } else {
        for (String stem : known) {
          found.addAll(account.blobs(container, stem + DAY.format(now.minus(Duration.ofDays(1)))));
          found.addAll(account.blobs(container, stem + DAY.format(now)));
        }
      }
    }
    lastWasWhole = whole;
    wholeAt = whole ? now : wholeAt;
    found.removeIf(blob -> !blob.hour().plus(Duration.ofHours(1)).isAfter(since));
    found.sort(ExportedBlob.OLDEST_FIRST);
    return found;
  }
}
