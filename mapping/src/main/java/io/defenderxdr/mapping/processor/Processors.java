package io.defenderxdr.mapping.processor;

import io.defenderxdr.event.ByteSlice;
import io.defenderxdr.mapping.RecordProcessor;
import io.defenderxdr.settings.Problems;
import io.defenderxdr.settings.YamlValue;
import java.util.List;

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
    Pass pass = new Pass(record);
    for (Rule rule : rules) {
      if (!pass.holds(rule.when())) {
        continue;
      }
      switch (rule.action()) {
        case Action.DropEvent drop -> {
          return new Dropped();
        }
        case Action.AddFields add -> pass.add(add.fields());
        case Action.AddTags add -> pass.tag(add.tags());
        case Action.AddTagsTo add -> pass.tag(add.field(), add.tags());
        case Action.DropFields drop -> pass.drop(drop.dropped());
      }
    }
    return pass.kept();
  }
}
