package io.defenderxdr.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.defenderxdr.http.HttpCaller;
import io.defenderxdr.http.HttpReply;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Looks at several collectors all the time: who reads which partition, who polls, and how long a
 * partition made no progress. A collector that is dead or paused gives no answer and is left out.
 */
final class Readings implements AutoCloseable {

  private static final JsonMapper JSON = new JsonMapper();
  private static final Duration LOOK = Duration.ofMillis(500);
  private static final Duration LATELY = Duration.ofSeconds(4);
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private final HttpCaller caller;
  private final List<RunningCollector> collectors;
  private final Map<String, Progress> progress = new HashMap<>();
  private List<Reading> newest = List.of();
  private final Thread thread;

  /**
   * What one collector said.
   *
   * @param number which one
   * @param partitions how many it reads
   * @param polls whether its polled stream completed a reading a moment ago
   */
  private record Reading(int number, int partitions, boolean polls) {}

  /** When a polled stream last completed a reading, and since when we know. */
  private record Polling(String at, long since) {

    /** The first look tells nothing: the reading may be long ago. */
    static Polling at(String at, @Nullable Polling before) {
      if (before == null) {
        return new Polling(at, System.nanoTime() - LATELY.toNanos());
      }
      return at.equals(before.at()) ? before : new Polling(at, System.nanoTime());
    }
  }

  /** How far a partition is settled by anybody, since when, and how long it ever stood. */
  private record Progress(long sequence, long since, long longest) {

    Progress at(long now, long reached) {
      long longer = Math.max(longest, now - since);
      return reached > sequence
          ? new Progress(reached, now, longer)
          : new Progress(sequence, since, longer);
    }
  }

  Readings(HttpCaller caller, List<RunningCollector> collectors) {
    this.caller = caller;
    this.collectors = new ArrayList<>(collectors);
    this.thread = Thread.ofVirtual().name("readings").start(this::run);
  }

  private void run() {
    Map<RunningCollector, Polling> pollings = new HashMap<>();
    try {
      while (true) {
        List<Reading> readings = new ArrayList<>();
        for (int number = 0; number < collectors.size(); number++) {
          look(number, pollings, readings);
        }
        synchronized (this) {
          newest = List.copyOf(readings);
        }
        HubStage.WALL.forAtLeast(LOOK);
      }
    } catch (InterruptedException e) {
      // The test has seen enough.
    }
  }

  private void look(int number, Map<RunningCollector, Polling> pollings, List<Reading> readings)
      throws InterruptedException {
    RunningCollector collector = current(number);
    try {
      int partitions = 0;
      boolean polls = false;
      for (JsonNode stream : streams(collector)) {
        if (stream.path("stream").asText().endsWith("/alert")) {
          Polling polling =
              Polling.at(stream.path("caughtUpAt").asText(""), pollings.get(collector));
          pollings.put(collector, polling);
          polls = System.nanoTime() - polling.since() < LATELY.toNanos();
        } else {
          partitions = partitions(stream.path("partitions"));
        }
      }
      readings.add(new Reading(number, partitions, polls));
    } catch (IOException e) {
      pollings.remove(collector);
    }
  }

  private synchronized int partitions(JsonNode partitions) {
    long now = System.nanoTime();
    int owned = 0;
    for (JsonNode partition : partitions) {
      owned += partition.path("owned").asBoolean() ? 1 : 0;
      String name = partition.path("partition").asText();
      long reached = partition.path("sequence").asLong(-1);
      progress.merge(
          name, new Progress(reached, now, 0), (before, first) -> before.at(now, reached));
    }
    return owned;
  }

  private JsonNode streams(RunningCollector collector) throws IOException, InterruptedException {
    URI address = URI.create(collector.console() + "/api/streams");
    HttpReply reply = caller.call(HttpRequest.newBuilder(address).build(), PATIENCE);
    if (!(reply instanceof HttpReply.Answered answered)) {
      throw new IOException("No answer: " + reply);
    }
    try (InputStream body = answered.body()) {
      return JSON.readTree(body).path("streams");
    }
  }

  /** How many partitions each collector that answers reads. */
  synchronized List<Integer> shares() {
    return newest.stream().map(Reading::partitions).toList();
  }

  /** The collectors whose polled stream completed a reading lately. */
  synchronized List<Integer> pollers() {
    return newest.stream().filter(Reading::polls).map(Reading::number).toList();
  }

  synchronized RunningCollector current(int number) {
    return collectors.get(number);
  }

  /** Looks at another one in the place of this one from now on. */
  synchronized void replace(int number, RunningCollector collector) {
    collectors.set(number, collector);
  }

  /** For how long at most a partition was read by nobody. */
  synchronized Duration longestSilence(int partitions) {
    assertThat(progress).hasSize(partitions);
    long now = System.nanoTime();
    return Duration.ofNanos(
        progress.values().stream()
            .mapToLong(one -> Math.max(one.longest(), now - one.since()))
            .max()
            .orElseThrow());
  }

  @Override
  public void close() {
    thread.interrupt();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
