package io.defenderxdr.event;

import java.util.List;

/**
 * The documents of one batch.
 *
 * @param stream the stream they belong to
 * @param list in the order of their records
 * @param dropped how many records a user's processor dropped
 */
public record Documents(StreamId stream, List<EcsDocument> list, int dropped) {

  public Documents {
    list = List.copyOf(list);
  }
}
