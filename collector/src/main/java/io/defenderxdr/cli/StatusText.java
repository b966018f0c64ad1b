package io.defenderxdr.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The status of a running collector in tables and sentences. */
final class StatusText {

  private static final int MOST_GAPS = 20;
  private static final int MOST_HOLES = 3;

  private final RunningStatus status;
  private final List<String> lines = new ArrayList<>();

  StatusText(RunningStatus status) {
    this.status = status;
  }

  /** Its lines; what came from outside cannot steer a terminal. */
  List<String> lines() {
    lines.clear();
    if (status.streams().isEmpty()) {
      return List.of("The collector reads no stream yet.");
    }
    streams();
    reasons();
    ledger();
    for (JsonNode page : status.ledger().path("streams")) {
      partitions(page);
    }
    gaps();
    return lines;
  }

  private void streams() {
    TextTable table =
        new TextTable(List.of("STREAM", "HEALTH", "POSITION", "CAUGHT UP", "RECORDS/S"));
    for (JsonNode stream : status.streams()) {
      String position = text(stream, "position");
      table.add(
          List.of(
              text(stream, "stream"),
              text(stream.path("health"), "state"),
              position.isEmpty() ? "none yet" : position,
              ago(text(stream, "caughtUpAt")),
              String.format(Locale.ROOT, "%.1f", stream.path("recordsPerSecond").asDouble())));
    }
    lines.addAll(table.lines());
  }

  private void reasons() {
    for (JsonNode stream : status.streams()) {
      JsonNode health = stream.path("health");
      if (!text(health, "reason").isEmpty()) {
        sentence(
            "%s is degraded since %s: %s"
                .formatted(text(stream, "stream"), text(health, "since"), text(health, "reason")));
      }
      if (!text(health, "owner").isEmpty()) {
        sentence(
            "%s runs on collector %s; this one takes over when that one ends."
                .formatted(text(stream, "stream"), text(health, "owner")));
      }
    }
  }

  private void ledger() {
    TextTable table =
        new TextTable(
            List.of(
                "LEDGER",
                "COUNTED SINCE",
                "FETCHED",
                "CREATED",
                "ALREADY THERE",
                "QUARANTINED",
                "DROPPED",
                "UNSETTLED",
                "ADDS UP"));
    for (JsonNode page : status.ledger().path("streams")) {
      table.add(
          List.of(
              text(page, "stream"),
              text(page, "countedSince"),
              number(page, "fetched"),
              number(page, "created"),
              number(page, "alreadyThere"),
              number(page, "quarantined"),
              number(page, "dropped"),
              number(page, "unsettled"),
              page.path("balanced").asBoolean() ? "yes" : "NO"));
    }
    lines.add("");
    lines.addAll(table.lines());
    for (JsonNode page : status.ledger().path("streams")) {
      notes(page);
    }
  }

  private void notes(JsonNode page) {
    String stream = text(page, "stream");
    if (!text(page, "imbalance").isEmpty()) {
      sentence(stream + " does not add up: " + text(page, "imbalance"));
    }
    if (!text(page, "uncertainSince").isEmpty()) {
      sentence(
          "%s: counts may be short since %s, when a collector was killed before it had written them."
              .formatted(stream, text(page, "uncertainSince")));
    }
  }

  private void partitions(JsonNode page) {
    TextTable table =
        new TextTable(
            List.of(
                "PARTITION",
                "SEQUENCE",
                "LAG",
                "BEHIND",
                "OFFERED",
                "SETTLED",
                "EXPIRED",
                "MISSING",
                "UNCOUNTED",
                "NOT SETTLED BETWEEN"));
    JsonNode now = stream(text(page, "stream")).path("partitions");
    for (JsonNode line : page.path("partitions")) {
      JsonNode partition = find(now, "partition", text(line, "partition"));
      JsonNode messages = line.path("messages");
      table.add(
          List.of(
              text(line, "partition"),
              number(partition, "sequence"),
              partition.path("owned").asBoolean() ? number(partition, "lag") : "another's",
              behind(partition),
              number(messages, "offered"),
              number(messages, "settled"),
              number(line, "expired"),
              number(line, "missing"),
              number(messages, "uncounted"),
              holes(messages.path("holes"))));
    }
    if (!table.isEmpty()) {
      lines.add("");
      sentence("Partitions of " + text(page, "stream") + ", in messages:");
      lines.addAll(table.lines());
    }
  }

  private void gaps() {
    List<String> gaps = new ArrayList<>();
    for (JsonNode page : status.ledger().path("streams")) {
      for (JsonNode gap : page.path("gaps")) {
        gaps.add(
            "  %s: %s (last met %s)"
                .formatted(text(page, "stream"), text(gap, "range"), text(gap, "lastSeen")));
      }
    }
    if (!gaps.isEmpty()) {
      lines.add("");
      lines.add("What could not be read:");
      gaps.stream().skip(Math.max(0, gaps.size() - MOST_GAPS)).forEach(this::sentence);
      if (gaps.size() > MOST_GAPS) {
        lines.add("  and " + (gaps.size() - MOST_GAPS) + " older ones: see --json.");
      }
    }
  }

  private void sentence(String sentence) {
    lines.add(TextTable.plain(sentence));
  }

  private JsonNode stream(String name) {
    return find(status.streams(), "stream", name);
  }

  private static JsonNode find(JsonNode list, String field, String value) {
    for (JsonNode item : list) {
      if (text(item, field).equals(value)) {
        return item;
      }
    }
    return list.path(-1);
  }

  private static String text(JsonNode node, String field) {
    return node.path(field).asText("");
  }

  private static String number(JsonNode node, String field) {
    return node.has(field) ? String.format(Locale.ROOT, "%,d", node.path(field).asLong()) : "-";
  }

  private static String holes(JsonNode holes) {
    List<String> texts = new ArrayList<>();
    for (JsonNode hole : holes) {
      texts.add(hole.path("first").asLong() + "-" + hole.path("last").asLong());
    }
    if (texts.size() <= MOST_HOLES) {
      return String.join(" ", texts);
    }
    List<String> newest = texts.subList(texts.size() - MOST_HOLES, texts.size());
    return String.join(" ", newest) + " and " + (texts.size() - MOST_HOLES) + " older";
  }

  /** While messages wait: the age of the last settled one. */
  private String behind(JsonNode partition) {
    return partition.path("lag").asLong() == 0 ? "-" : age(text(partition, "enqueuedAt"));
  }

  private String ago(String moment) {
    return moment.isEmpty() ? "not yet" : age(moment) + " ago";
  }

  /** By the collector's clock. */
  private String age(String moment) {
    try {
      Instant now = Instant.parse(text(status.ledger(), "at"));
      long seconds = Math.max(0, Duration.between(Instant.parse(moment), now).toSeconds());
      if (seconds < 120) {
        return seconds + " s";
      }
      return seconds < 7_200 ? seconds / 60 + " min" : seconds / 3_600 + " h";
    } catch (DateTimeException e) {
      return "-";
    }
  }
}
