package io.defenderxdr.mapping;

import java.util.List;

/**
 * Removes a vendor field that duplicates ECS fields, unless duplicates are kept.
 *
 * @param scope the objects
 * @param slot the field
 * @param onlyIfTaken the copies of which one must have taken the value; empty to remove in any case
 */
record RemoveAction(Scope scope, int slot, List<CopyAction> onlyIfTaken) implements Action {

  RemoveAction {
    onlyIfTaken = List.copyOf(onlyIfTaken);
  }

  @Override
  public void run(Work work) {
    if (!work.keepsDuplicates()) {
      scope.each(
          work.record(),
          object -> {
            if (onlyIfTaken.isEmpty()
                || onlyIfTaken.stream().anyMatch(copy -> copy.taken(object) != null)) {
              object.set(slot, null);
            }
          });
    }
  }
}
