package io.defenderxdr.simulator.admin;

import io.defenderxdr.simulator.attack.AlertState;
import io.defenderxdr.simulator.attack.AlertWriter;
import io.defenderxdr.simulator.tenant.DocumentIds;
import java.util.List;

/** Lists states: the document id each should have, a tab, and the key for people. */
final class StateLines {
  private final AlertWriter writer;
  private final StringBuilder lines = new StringBuilder();

  StateLines(AlertWriter writer) {
    this.writer = writer;
  }

  void add(AlertState state) {
    AlertWriter.Identity identity = writer.identity(state);
    lines.append(documentId(identity)).append('\t');
    lines.append(identity.id()).append('|').append(identity.lastUpdateDateTime()).append('\n');
  }

  String text() {
    return lines.toString();
  }

  static String documentId(AlertWriter.Identity identity) {
    return DocumentIds.of(
        List.of(
            identity.id(),
            identity.incidentId(),
            identity.lastUpdateDateTime(),
            identity.providerAlertId()));
  }
}
