package io.defenderxdr.mapping.reference;

import io.defenderxdr.mapping.table.FieldInfo;
import java.util.List;

/**
 * A field of the documents of one stream.
 *
 * @param info its name, type and meaning
 * @param sources what its values come from; none where the collector makes them itself
 */
public record DocumentField(FieldInfo info, List<FieldSource> sources) {

  public DocumentField {
    sources = List.copyOf(sources);
  }
}
