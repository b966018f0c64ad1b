package io.defenderxdr.mapping.event.step;

import io.defenderxdr.mapping.tape.TapeObjects;

/**
 * A key of a parsed column is looked up for the steps that follow.
 *
 * @param from field of the parsed column
 * @param key the key
 * @param target a hidden field
 */
public record ChildStep(int from, String key, int target) implements Step {

  @Override
  public void run(EventWork work) {
    work.setField(target, TapeObjects.child(work.tape(), work.field(from), key));
  }
}
