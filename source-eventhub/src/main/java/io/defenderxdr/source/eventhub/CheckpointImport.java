package io.defenderxdr.source.eventhub;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.defenderxdr.event.HubGroup;
import io.defenderxdr.event.HubPosition;
import io.defenderxdr.pipeline.StateAwayException;
import io.defenderxdr.pipeline.StateStore;
import io.defenderxdr.pipeline.StateStore.Kept;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds positions in a container that Elastic's input wrote, in its version 2 (the SDKs' layout, in
 * any letter case) or its version 1 (one JSON a partition) (specification: event hub, sections 5.4
 * and 5.5).
 */
final class CheckpointImport {

  private static final JsonFactory JSON = new JsonFactory();

  private final HubGroup group;
  private final StateStore container;

  /** A position and the blob it was found in. */
  record Found(String name, HubPosition position) {}

  CheckpointImport(HubGroup group, StateStore container) {
    this.group = group;
    this.container = container;
  }

  /** The positions, by partition; version 2 wins over version 1. */
  Map<String, Found> find() throws StateAwayException, InterruptedException {
    Map<String, Found> found = new HashMap<>();
    for (Kept kept : container.list("")) {
      String name = kept.entry().name();
      String prefix = CheckpointEntry.prefix(group);
      if (name.toLowerCase(Locale.ROOT).startsWith(prefix)) {
        String partition = name.substring(prefix.length());
        CheckpointEntry.read(group, partition, kept.entry())
            .ifPresent(position -> keep(found, new Found(name, position)));
      }
    }
    for (Kept kept : container.list("")) {
      String name = kept.entry().name();
      if (isPartition(name) && !found.containsKey(name)) {
        version1(name, kept).ifPresent(position -> found.put(name, new Found(name, position)));
      }
    }
    return found;
  }

  /**
   * Two paths that differ in letters only: the one written exactly so is Elastic's; among others
   * the lower number loses nothing.
   */
  private void keep(Map<String, Found> found, Found candidate) {
    String partition = candidate.position().partition();
    Found there = found.get(partition);
    boolean better =
        there == null
            || isExact(candidate)
            || (!isExact(there) && candidate.position().sequence() < there.position().sequence());
    if (better) {
      found.put(partition, candidate);
    }
  }

  private boolean isExact(Found found) {
    return found
        .name()
        .startsWith(group.namespace() + "/" + group.hub() + "/" + group.group() + "/");
  }

  private static boolean isPartition(String name) {
    return name.length() <= 4 && name.chars().allMatch(c -> c >= '0' && c <= '9');
  }

  private Optional<HubPosition> version1(String partition, Kept listed)
      throws StateAwayException, InterruptedException {
    String body = listed.entry().body();
    if (body.isEmpty()) {
      body = container.read(partition).map(kept -> kept.entry().body()).orElse("");
    }
    try (JsonParser json = JSON.createParser(body)) {
      return Optional.ofNullable(position(partition, json));
    } catch (IOException | DateTimeException e) {
      return Optional.empty();
    }
  }

  private @Nullable HubPosition position(String partition, JsonParser json) throws IOException {
    if (json.nextToken() != JsonToken.START_OBJECT) {
      return null;
    }
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String name = json.currentName();
      JsonToken value = json.nextToken();
      if (name.equalsIgnoreCase("checkpoint") && value == JsonToken.START_OBJECT) {
        return checkpoint(partition, json);
      }
      json.skipChildren();
    }
    return null;
  }

  private @Nullable HubPosition checkpoint(String partition, JsonParser json) throws IOException {
    String offset = "";
    long sequence = -1;
    Instant enqueuedAt = Instant.EPOCH;
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String name = json.currentName().toLowerCase(Locale.ROOT);
      json.nextToken();
      switch (name) {
        case "offset" -> offset = json.getText();
        case "sequencenumber" -> sequence = json.getValueAsLong(-1);
        case "enqueuetime" -> enqueuedAt = time(json.getText());
        default -> json.skipChildren();
      }
    }
    // Offset -1: that collector never read anything.
    return offset.equals("-1") || sequence < 0
        ? null
        : new HubPosition(group, partition, offset, sequence, enqueuedAt);
  }

  private static Instant time(@Nullable String text) {
    return text == null || text.isEmpty()
        ? Instant.EPOCH
        : java.time.OffsetDateTime.parse(text).toInstant();
  }
}
