package io.defenderxdr.source.export;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A blob of the export as it was listed.
 *
 * @param container its container
 * @param name its name, which tells its hour
 * @param bytes its length
 * @param changedAt when it was last written to
 */
record ExportedBlob(String container, String name, long bytes, Instant changedAt) {

  /** The order of reading: by hour, so that no table waits until another is read to its end. */
  static final Comparator<ExportedBlob> OLDEST_FIRST =
      Comparator.comparing(ExportedBlob::hour)
          .thenComparing(ExportedBlob::container)
          .thenComparing(ExportedBlob::name);

  private static final Pattern HOUR =
      Pattern.compile("(?:^|/)y=(\\d{4})/m=(\\d{2})/d=(\\d{2})/h=(\\d{2})/");

  /** The begin of the hour its records are of; without one in the name, its last change. */
  Instant hour() {
    Matcher found = HOUR.matcher(name);
    if (found.find()) {
      try {
        return LocalDateTime.of(
                Integer.parseInt(found.group(1)),
                Integer.parseInt(found.group(2)),
                Integer.parseInt(found.group(3)),
                Integer.parseInt(found.group(4)),
                0)
            .toInstant(ZoneOffset.UTC);
      } catch (DateTimeException e) {
        // No such hour: a name that only looks like one.
        return changedAt;
      }
    }
    return changedAt;
  }

  /** What stands before the year in its name: the same for all blobs of a subscription. */
  String stem() {
    Matcher found = HOUR.matcher(name);
    return found.find() ? name.substring(0, name.indexOf("y=", found.start())) : "";
  }

  String place() {
    return "container " + container + ", blob " + name;
  }
}
