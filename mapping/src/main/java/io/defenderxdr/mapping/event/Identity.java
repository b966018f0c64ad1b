package io.defenderxdr.mapping.event;

import io.defenderxdr.event.ByteSlice;
import io.defenderxdr.mapping.tape.Kind;
import io.defenderxdr.mapping.tape.Tape;

/**
 * What of the last record makes its document's id (contract, section 3).
 *
 * @param reader has read the record
 * @param tape holds its values
 */
record Identity(EventReader reader, Tape tape) {

  /** Its category, empty if it has none. */
  String category() {
    return text("category");
  }

  /** Its tenant as received, empty if it has none. */
  String tenant() {
    return text("tenantId");
  }

  private String text(String name) {
    int node = reader.envelope().last(name);
    return tape.kind(node) == Kind.TEXT ? tape.string(node) : "";
  }

  /** The bytes of its columns as received; without any, all of it. */
  ByteSlice bytes(ByteSlice record) {
    int start = reader.propertiesStart();
    return start < 0
        ? record
        : new ByteSlice(record.array(), record.offset() + start, reader.propertiesEnd() - start);
  }
}
