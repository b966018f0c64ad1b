package io.defenderxdr.mapping;

import io.defenderxdr.event.ByteSlice;
import java.util.List;
import java.util.Map;

/** What a user does to a raw record before it is mapped. Safe for many threads. */
@FunctionalInterface
public interface RecordProcessor {

  /** Leaves every record as it is. */
  RecordProcessor NONE = record -> new Kept(record, Map.of(), List.of());

  /** Decides over one record; a record that is no JSON object is kept as it is. */
  Processed apply(ByteSlice record);

  /** What became of a record. */
  sealed interface Processed permits Kept, Dropped {}

  /**
   * The record goes on to the mapping.
   *
   * @param record its bytes, changed if properties were dropped
   * @param fields fields to add to the document: dotted name to value (text, number, boolean, list,
   *     map); they never replace a field that the mapping set
   * @param tags tags to add behind the stream's own
   */
  record Kept(ByteSlice record, Map<String, Object> fields, List<String> tags)
      implements Processed {}

  /** The record is dropped, and counted. */
  record Dropped() implements Processed {}
}
