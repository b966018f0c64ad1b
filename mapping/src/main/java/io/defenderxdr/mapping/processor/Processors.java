package io.defenderxdr.mapping.processor;

import io.defenderxdr.event.ByteSlice;
import io.defenderxdr.mapping.RecordProcessor;
import io.defenderxdr.settings.Problems;
import io.defenderxdr.settings.YamlValue;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A user's processors, compiled once: {@code add_fields}, {@code add_tags}, {@code drop_event},
 * {@code drop_fields}, each with an optional {@code when}. Names mean the raw record's properties.
 * Safe for many threads.
 */
public final class Processors implements RecordProcessor {

  private final List<Rule> rules;

  /**
   * One processor.
   *
   * @param when what must hold
   * @param action what is then done
   */
  record Rule(Condition when, Action action) {}

  private Processors(List<Rule> rules) {
    this.rules = rules;
  }

  /**
   * Compiles the setting {@code processors}.
   *
   * @param value as written
   * @param path where it stands
   * @param problems is told all that is wrong
   */
  public static RecordProcessor compile(YamlValue value, String path, Problems problems) {
    List<Rule> rules = new RuleReader(problems).read(value, path);
    return rules.isEmpty() ? RecordProcessor.NONE : new Processors(rules);
  }

  @Override
  public Processed apply(ByteSlice record) {
    try {
      RecordTree tree = RecordTree.read(record);
      return tree.isObject() ? apply(record, tree) : new Kept(record, Map.of(), List.of());
    } catch (IOException e) {
      // Broken JSON has no properties; it goes on to become its failure document.
      return new Kept(record, Map.of(), List.of());
    }
  }

  private Processed apply(ByteSlice record, RecordTree tree) throws IOException {
    ByteSlice kept = record;
    RecordTree seen = tree;
    Map<String, Object> fields = new LinkedHashMap<>();
    List<String> tags = new ArrayList<>();
    for (Rule rule : rules) {
      if (!rule.when().holds(seen)) {
        continue;
      }
      switch (rule.action()) {
        case Action.DropEvent drop -> {
          return new Dropped();
        }
        case Action.AddFields add -> fields.putAll(add.fields());
        case Action.AddTags add -> tags.addAll(add.tags());
        case Action.DropFields drop -> {
          kept = FieldDropper.drop(kept, drop.dropped());
          seen = RecordTree.read(kept);
        }
      }
    }
    return new Kept(kept, fields, tags);
  }
}
