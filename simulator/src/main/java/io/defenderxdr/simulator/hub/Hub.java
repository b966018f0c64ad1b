package io.defenderxdr.simulator.hub;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A hub: partitions with messages, and the groups that may read them. Safe for any thread. */
public final class Hub {
  /** The group that every hub has. */
  public static final String DEFAULT_GROUP = "$Default";

  private final Shape shape;
  private final Instant created;
  private final List<Partition> partitions;

  /**
   * What a hub looks like.
   *
   * @param groups names of its consumer groups; letter case does not count
   */
  public record Shape(String name, int partitions, Set<String> groups) {
    /** A hub with the one group that every hub has. */
    public static Shape of(String name, int partitions) {
      return new Shape(name, partitions, Set.of(DEFAULT_GROUP));
    }

    boolean knowsGroup(String group) {
      String lower = group.toLowerCase(Locale.ROOT);
      return groups.stream().anyMatch(known -> known.toLowerCase(Locale.ROOT).equals(lower));
    }
  }

  Hub(Shape shape, Clock clock, Supplier<Duration> retention, IntFunction<Log> logs) {
    this.shape = shape;
    this.created = clock.instant();
    this.partitions =
        IntStream.range(0, shape.partitions())
            .mapToObj(number -> new Partition(number, logs.apply(number), clock, retention))
            .toList();
  }

  /**
   * An empty hub, to be filled with {@link #append}.
   *
   * @param clock gives enqueued times, and with them the age of messages
   * @param retention how long messages are kept, asked anew each time
   */
  public static Hub empty(Shape shape, Clock clock, Supplier<Duration> retention) {
    return new Hub(shape, clock, retention, number -> new KeptLog(clock));
  }

  /** An empty hub that keeps messages for a day. */
  public static Hub empty(Shape shape, Clock clock) {
    return empty(shape, clock, () -> Duration.ofDays(1));
  }

  /** Its name. */
  public String name() {
    return shape.name();
  }

  /** Its partitions, by number. */
  public List<Partition> partitions() {
    return partitions;
  }

  /** Puts a message into a partition. */
  public Message append(int partition, byte[] body) {
    return append(partition, body, null);
  }

  /**
   * Puts a message into a partition.
   *
   * @param key its partition key, or null
   * @throws IllegalStateException if what this hub holds is made, not put in
   */
  public Message append(int partition, byte[] body, @Nullable String key) {
    if (partitions.get(partition).log() instanceof KeptLog log) {
      return log.append(body, key);
    }
    throw new IllegalStateException("This hub is fed by a tenant; nothing else can be put in.");
  }

  Shape shape() {
    return shape;
  }

  Instant created() {
    return created;
  }
}
