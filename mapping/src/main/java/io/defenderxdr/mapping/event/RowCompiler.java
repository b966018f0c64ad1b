package io.defenderxdr.mapping.event;

import io.defenderxdr.mapping.event.step.ConvertStep;
import io.defenderxdr.mapping.event.table.EventConversion;
import io.defenderxdr.mapping.event.table.EventRow;
import java.util.Map;

/** Compiles rows: a column, or a key in one, becomes a field. Used while plans are compiled. */
final class RowCompiler {

  private final Map<EventRow, Integer> values;
  private final boolean asReference;

  /** By the fields of rows, to which more may still be added. */
  RowCompiler(Map<EventRow, Integer> values, boolean asReference) {
    this.values = values;
    this.asReference = asReference;
  }

  /** The step of a row, whose column has a number. */
  ConvertStep convert(EventRow row, int column, CheckCompiler checks) {
    return new ConvertStep(
        checks.compile(row.when()),
        new ConvertStep.Source(column, parent(row), row.key(), row.keep()),
        row.convert(),
        "json_properties_" + row.column(),
        row.column(),
        values.getOrDefault(row, -1),
        care(row));
  }

  private int parent(EventRow row) {
    if (row.key() == null) {
      return -1;
    }
    return values.entrySet().stream()
        .filter(entry -> entry.getKey().source().equals(row.column()))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse(-1);
  }

  private ConvertStep.Care care(EventRow row) {
    if (asReference || (!row.isWritten() && row.convert() != EventConversion.NONE)) {
      return ConvertStep.Care.NONE;
    }
    boolean object = "flattened".equals(row.type());
    return new ConvertStep.Care(true, !object, object);
  }
}
