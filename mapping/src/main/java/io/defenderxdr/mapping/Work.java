package io.defenderxdr.mapping;

import io.defenderxdr.mapping.document.FailureNote;
import io.defenderxdr.mapping.document.Slots;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One record while it is mapped. */
final class Work {

  private final Slots record;
  private final String pipeline;
  private final boolean keepDuplicates;
  private final List<String> failures = new ArrayList<>(0);
  private @Nullable Map<String, @Nullable Object> unmapped;
  private boolean keepOriginal;

  Work(Slots record, String pipeline, boolean keepDuplicates) {
    this.record = record;
    this.pipeline = pipeline;
    this.keepDuplicates = keepDuplicates;
  }

  Slots record() {
    return record;
  }

  boolean keepsDuplicates() {
    return keepDuplicates;
  }

  void failed(String kind, String tag, String reason) {
    failures.add(new FailureNote(kind, tag, pipeline, reason).text());
  }

  List<String> failures() {
    return failures;
  }

  /** What was set aside because no field has room for it, by name. */
  Map<String, @Nullable Object> unmapped() {
    if (unmapped == null) {
      unmapped = new LinkedHashMap<>();
    }
    return unmapped;
  }

  boolean hasUnmapped() {
    return unmapped != null;
  }

  /** Something was cut: the whole record must be kept. */
  void keepOriginal() {
    keepOriginal = true;
  }

  boolean keepsOriginal() {
    return keepOriginal;
  }
}
