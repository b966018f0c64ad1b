package io.defenderxdr.mapping.oracle.event;

import io.defenderxdr.mapping.oracle.Trees;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The single steps of one sub-pipeline over one document. */
final class Steps {

  private final Doc doc;
  private final String pipeline;

  Steps(Map<String, Object> document, String pipeline) {
    this.doc = new Doc(document);
    this.pipeline = pipeline;
  }

  Doc doc() {
    return doc;
  }

  Object get(String path) {
    return doc.get(path);
  }

  Object column(String name) {
    return doc.column(name);
  }

  Object vendor(String path) {
    return doc.vendor(path);
  }

  boolean hasColumn(String name) {
    return Trees.has(doc.root(), Doc.P + name);
  }

  boolean hasVendor(String path) {
    return Trees.has(doc.root(), Doc.V + path);
  }

  /** The record's table, as received. */
  String category() {
    return (String) vendor("category");
  }

  boolean categoryHas(String part) {
    return category().toLowerCase(Locale.ROOT).contains(part);
  }

  boolean hasTag(String tag) {
    return get("tags") instanceof List<?> tags && tags.contains(tag);
  }

  /** A step that failed, with a handler of its own. */
  void note(String type, String column, String reason) {
    String tag = type + "_json_properties_" + column;
    EventErrors.note(doc.root(), type, tag, pipeline, reason);
  }

  /** Whether a second sub-pipeline adds to these or replaces them is not said. */
  void openIfCategorised() {
    if (get("event/type") != null || get("event/kind") != null) {
      open("event");
    }
  }

  /** Overwrites, unless there is nothing to copy. */
  void set(String target, Object value) {
    if (value != null && !value.equals("")) {
      doc.put(target, Trees.copy(value));
    }
  }

  /** Lines of vendor field and target, each copied. */
  void copyAll(String lines) {
    for (String line : lines.lines().toList()) {
      String[] names = line.trim().split(" +", -1);
      doc.set(names[1], names[0]);
    }
  }

  void setIfNull(String target, Object value) {
    if (get(target) == null) {
      set(target, value);
    }
  }

  /** The lower-cased text, or null; anything that is no text ends the sub-pipeline. */
  String lower(Object value, String tag, String... open) {
    String text = text(value, tag, open);
    return text == null ? null : text.toLowerCase(Locale.ROOT);
  }

  /**
   * The text, or null; anything else ends the sub-pipeline.
   *
   * @param open paths of which the specification does not say whether they stand by then
   */
  String text(Object value, String tag, String... open) {
    if (value == null || value instanceof String) {
      return (String) value;
    }
    open(open);
    throw new Aborted("lowercase", tag, "[" + value + "] is not a text");
  }

  /** The specification leaves these paths open for this record; the empty path: all. */
  void open(String... paths) {
    for (String path : paths) {
      EventErrors.unsettled(doc.root(), path);
    }
  }
}
