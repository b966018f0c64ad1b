package io.defenderxdr.simulator.fault;

import io.defenderxdr.simulator.time.Spans;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;

/** Which faults are on. Safe for any thread. */
public final class FaultBoard {
  private final Map<Fault, String> on = new ConcurrentSkipListMap<>();

  /** Switches a fault on; an empty value means the usual one. */
  public void set(Fault fault, String value) {
    on.put(fault, fault.checked(value));
  }

  /** Switches a fault off. */
  public void clear(Fault fault) {
    on.remove(fault);
  }

  /** The faults that are on, with their values. */
  public Map<Fault, String> all() {
    return Map.copyOf(on);
  }

  /** Whether a fault is on. */
  public boolean has(Fault fault) {
    return on.containsKey(fault);
  }

  /** A fault's value, if it is on. */
  public Optional<String> value(Fault fault) {
    return Optional.ofNullable(on.get(fault));
  }

  /** A fault's value as a number; some other number if it is off. */
  public int number(Fault fault, int otherwise) {
    return value(fault).map(Integer::valueOf).orElse(otherwise);
  }

  /** A fault's value as a span; some other span if it is off. */
  public Duration span(Fault fault, Duration otherwise) {
    return value(fault).map(Spans::parse).orElse(otherwise);
  }
}
