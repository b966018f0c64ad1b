package io.defenderxdr.delivery.cluster;

import io.defenderxdr.status.AlertRow;
import io.defenderxdr.status.NewestAlerts;
import io.defenderxdr.status.StoreReader;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The newest state of the newest alerts, for pages. Safe for many threads. */
public final class StoredAlerts implements StoreReader {

  /** Each state of an alert is a document; this many are read for each alert wanted. */
  private static final int STATES_PER_ALERT = 4;

  private static final String VENDOR = "m365_defender.alert.";
  private static final List<String> FIELDS =
      List.of(
          "@timestamp",
          "event.id",
          "event.url",
          "event.provider",
          VENDOR + "title",
          VENDOR + "severity",
          VENDOR + "status",
          VENDOR + "service_source",
          VENDOR + "web_url.original");

  private final ClusterReader reader;
  private final String indices;

  /**
   * Reads from some indices.
   *
   * @param indices such as {@code logs-m365_defender.alert-*}
   */
  public StoredAlerts(Cluster cluster, String indices) {
    this.reader = new ClusterReader(cluster);
    this.indices = indices;
  }

  @Override
  public NewestAlerts newestAlerts(int most) throws InterruptedException {
    try {
      Map<String, AlertRow> rows = new LinkedHashMap<>();
      for (Tree hit : reader.newest(indices, most * STATES_PER_ALERT, FIELDS)) {
        AlertRow row = row(hit);
        rows.putIfAbsent(row.id(), row);
      }
      return new NewestAlerts.Found(rows.values().stream().limit(most).toList());
    } catch (NotReadyException e) {
      return new NewestAlerts.Unavailable(e.sentence());
    }
  }

  private static AlertRow row(Tree hit) {
    Tree source = hit.at("_source");
    Tree vendor = source.at("m365_defender", "alert");
    String id = source.at("event", "id").text();
    String service = source.at("event", "provider").text();
    return new AlertRow(
        id.isEmpty() ? hit.at("_id").text() : id,
        vendor.at("title").text(),
        vendor.at("severity").text(),
        vendor.at("status").text(),
        service.isEmpty() ? vendor.at("service_source").text() : service,
        new AlertRow.Seen(time(source.at("@timestamp").text()), url(source, vendor)));
  }

  private static @Nullable Instant time(String text) {
    try {
      return text.isEmpty() ? null : Instant.parse(text);
    } catch (DateTimeException e) {
      return null;
    }
  }

  private static @Nullable String url(Tree source, Tree vendor) {
    String url = source.at("event", "url").text();
    String original = url.isEmpty() ? vendor.at("web_url", "original").text() : url;
    return original.isEmpty() ? null : original;
  }
}
