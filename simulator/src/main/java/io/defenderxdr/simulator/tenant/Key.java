package io.defenderxdr.simulator.tenant;

/**
 * A place in an ordered list of alerts: by time, then by the alert's number.
 *
 * @param ticks the time the list is ordered by
 * @param alert the alert's number
 */
public record Key(long ticks, int alert) implements Comparable<Key> {
  @Override
  public int compareTo(Key other) {
    int byTime = Long.compare(ticks, other.ticks);
    return byTime != 0 ? byTime : Integer.compare(alert, other.alert);
  }
}
