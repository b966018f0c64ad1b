package io.defenderxdr.mapping.processor;

import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** What one processor does. */
sealed interface Action {

  /** Adds fields to the document: dotted name to value. */
  record AddFields(Map<String, Object> fields) implements Action {}

  /** Adds tags behind those of the stream. */
  record AddTags(List<String> tags) implements Action {}

  /** Adds tags behind those that other processors gave a field, by its dotted name. */
  record AddTagsTo(String field, List<String> tags) implements Action {}

  /** Drops the record. */
  record DropEvent() implements Action {}

  /** Drops properties of the record, by their dotted names. */
  record DropFields(Predicate<String> dropped) implements Action {}
}
