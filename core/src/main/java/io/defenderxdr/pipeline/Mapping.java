package io.defenderxdr.pipeline;

import io.defenderxdr.event.Documents;
import io.defenderxdr.event.SourceBatch;

/** Port: makes documents out of the records of one stream. Safe for many threads. */
public interface Mapping {

  /** Maps every record; a broken one becomes its failure document, never an exception. */
  Documents map(SourceBatch batch);
}
