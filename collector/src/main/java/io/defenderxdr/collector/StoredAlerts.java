package io.defenderxdr.collector;

import io.defenderxdr.delivery.cluster.ClusterReader;
import io.defenderxdr.delivery.cluster.NotReadyException;
import io.defenderxdr.delivery.cluster.Tree;
import io.defenderxdr.status.AlertRow;
import io.defenderxdr.status.NewestAlerts;
import io.defenderxdr.status.StoreReader;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The console's view into the store.
 *
 * @param reader reads the store
 */
record StoredAlerts(ClusterReader reader) implements StoreReader {

  private static final String ALERTS = "logs-m365_defender.alert-*";
  private static final List<String> FIELDS =
      List.of("@timestamp", "event.id", "event.url", "event.provider", "m365_defender.alert");

  @Override
  public NewestAlerts newestAlerts(int most) throws InterruptedException {
    try {
      return new NewestAlerts.Found(
          reader.newest(ALERTS, most, FIELDS).stream().map(StoredAlerts::row).toList());
    } catch (NotReadyException e) {
      return new NewestAlerts.Unavailable(String.valueOf(e.getMessage()));
    }
  }

  private static AlertRow row(Tree hit) {
    Tree source = hit.at("_source");
    Tree event = source.at("event");
    Tree alert = source.at("m365_defender", "alert");
    return new AlertRow(
        event.at("id").text(),
        alert.at("title").text(),
        alert.at("severity").text(),
        alert.at("status").text(),
        event.at("provider").text(),
        new AlertRow.Seen(moment(source.at("@timestamp").text()), orNull(event.at("url").text())));
  }

  private static @Nullable String orNull(String text) {
    return text.isEmpty() ? null : text;
  }

  private static @Nullable Instant moment(String text) {
    try {
      return Instant.parse(text);
    } catch (DateTimeException e) {
      return null;
    }
  }
}
