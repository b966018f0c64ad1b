package io.defenderxdr.mapping.drift;

import io.defenderxdr.status.Drift;

/**
 * What was noticed of one column.
 *
 * @param entry where, and how often
 * @param example the value met first, cut
 * @param type what all its values are
 */
record DriftColumn(Drift.Entry entry, String example, GuessedType type) {}
