package io.defenderxdr.mapping;

import io.defenderxdr.mapping.table.Form;

/**
 * Turns what was gathered into a list.
 *
 * @param slot where it was gathered
 * @param target where the list goes, if anything was gathered
 * @param form how it is stored
 */
record FinishAction(int slot, int target, Form form) implements Action {

  @Override
  public void run(Work work) {
    if (work.record().get(slot) instanceof Gathered gathered) {
      work.record().set(slot, null);
      work.record().set(target, form == Form.APPEND ? gathered.inOrder() : gathered.ascending());
    }
  }
}
