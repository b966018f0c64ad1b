package io.defenderxdr.mapping.processor;

import io.defenderxdr.event.ByteSlice;
import io.defenderxdr.mapping.RecordProcessor;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** One record on its way through the processors; it is parsed only where one needs its content. */
final class Pass {

  private final Map<String, Object> fields = new LinkedHashMap<>();
  private final List<String> tags = new ArrayList<>();
  private ByteSlice record;
  private @Nullable RecordTree tree;

  Pass(ByteSlice record) {
    this.record = record;
  }

  /** Whether a condition holds; of what is no JSON object, none does but {@code ALWAYS}. */
  boolean holds(Condition condition) {
    if (condition == Condition.ALWAYS) {
      return true;
    }
    RecordTree read = tree();
    return read.isObject() && condition.holds(read);
  }

  private RecordTree tree() {
    if (tree == null) {
      try {
        tree = RecordTree.read(record);
      } catch (IOException e) {
        // Broken JSON has no properties; it goes on to become its failure document.
        tree = RecordTree.NONE;
      }
    }
    return tree;
  }

  /** Adds fields; the later of two values of one name counts. */
  void add(Map<String, Object> more) {
    fields.putAll(more);
  }

  void tag(List<String> more) {
    tags.addAll(more);
  }

  /** Adds tags behind what the field has. */
  void tag(String field, List<String> more) {
    List<Object> all = new ArrayList<>();
    switch (fields.get(field)) {
      case List<?> list -> all.addAll(list);
      case null -> {}
      case Object one -> all.add(one);
    }
    all.addAll(more);
    fields.put(field, List.copyOf(all));
  }

  /** Drops properties; what is no JSON object stays as it is. */
  void drop(Predicate<String> dropped) {
    try {
      record = FieldDropper.drop(record, dropped);
      tree = null;
    } catch (IOException e) {
      tree = RecordTree.NONE;
    }
  }

  RecordProcessor.Kept kept() {
    return new RecordProcessor.Kept(record, fields, tags);
  }
}
