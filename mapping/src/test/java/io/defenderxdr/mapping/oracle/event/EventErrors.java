package io.defenderxdr.mapping.oracle.event;

import io.defenderxdr.mapping.oracle.Trees;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Section 9 of the tables' specification: entries of {@code error.message}, and aborts. */
final class EventErrors {

  private static final String UNSETTLED = "(unsettled)";

  private EventErrors() {}

  /** A step with a handler of its own failed: one text, and the pipeline goes on. */
  static void note(
      Map<String, Object> doc, String type, String tag, String pipeline, String reason) {
    text(
        doc,
        "Processor %s with tag %s in pipeline %s failed with message: %s"
            .formatted(type, tag, pipeline, reason));
  }

  /** A text as it stands. */
  static void text(Map<String, Object> doc, String text) {
    append(doc, "error/message", text);
  }

  /** What the handler of a whole pipeline does. */
  static void abort(Map<String, Object> doc, String pipeline, Aborted aborted) {
    text(
        doc,
        "Processor \"%s\" with tag \"%s\" in pipeline \"%s\" failed with message \"%s\""
            .formatted(aborted.type(), aborted.tag(), pipeline, aborted.getMessage()));
    Trees.put(doc, "event/kind", "pipeline_error");
    if (!list(doc, "tags").contains("preserve_original_event")) {
      append(doc, "tags", "preserve_original_event");
    }
  }

  /**
   * The specification does not say what stands at a path of this document, or below it; an empty
   * path: nowhere. Names are separated by '/'.
   */
  static void unsettled(Map<String, Object> doc, String path) {
    append(doc, UNSETTLED, "/" + path); // Texts that are empty would be cleaned away.
  }

  /** The paths of {@link #unsettled} so far, taken out of the document. */
  static List<String> takeUnsettled(Map<String, Object> doc) {
    List<String> paths =
        list(doc, UNSETTLED).stream().map(path -> path.toString().substring(1)).toList();
    doc.remove(UNSETTLED);
    return paths;
  }

  private static List<?> list(Map<String, Object> doc, String path) {
    return Trees.get(doc, path) instanceof List<?> list ? list : List.of();
  }

  private static void append(Map<String, Object> doc, String path, String text) {
    List<Object> texts = new ArrayList<>(list(doc, path));
    texts.add(text);
    Trees.put(doc, path, texts);
  }
}
