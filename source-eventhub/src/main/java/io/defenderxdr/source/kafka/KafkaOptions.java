package io.defenderxdr.source.kafka;

import io.defenderxdr.event.HubGroup;
import io.defenderxdr.event.StreamId;

/**
 * What is read, and how.
 *
 * @param stream the stream that the records belong to
 * @param line where and as whom
 * @param group the hub, which is the topic, and its consumer group
 * @param start where a partition without a position begins
 * @param pace how much and how often
 */
public record KafkaOptions(
    StreamId stream, Line line, HubGroup group, Start start, KafkaPace pace) {

  /** Where a partition begins that the group has no position of. */
  public enum Start {
    /** At the oldest message that is still there. */
    EARLIEST,
    /** Behind the newest message. */
    LATEST
  }

  /**
   * Where and as whom.
   *
   * @param endpoint where
   * @param access as whom
   */
  public record Line(KafkaEndpoint endpoint, KafkaAccess access) {}

  String topic() {
    return group.hub();
  }
}
