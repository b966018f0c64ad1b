package io.defenderxdr.settings;

import static io.defenderxdr.settings.RowForms.checked;
import static io.defenderxdr.settings.RowForms.row;

import java.util.List;
import java.util.Set;

/** The rows of the section {@code state}; account and identity stand in tables of their own. */
final class StateRows {

  private StateRows() {}

  static List<Setting> all() {
    Set<Place> state = Set.of(Place.STATE);
    return List.of(
        checked(
            row(
                state,
                "kind",
                Kind.TEXT,
                "file",
                "where positions, leases and quarantine are kept: file (one collector), blob (a"
                    + " container of Azure Storage) or cluster (the store)"),
            Check.oneOf("file", "blob", "cluster")),
        row(
            state,
            "path",
            Kind.PATH,
            "defender-xdr-data/state",
            "folder of this machine's own: lock and name of this collector; with kind file also"
                + " positions and quarantine"),
        checked(
            row(
                state,
                "storage_account_container",
                Kind.TEXT,
                "defender-xdr-state",
                "container of kind blob; made if it is absent"),
            Check.ANY,
            "container"));
  }
}
