package io.defenderxdr.mapping.table;

import java.util.List;

/**
 * A field of the documents, as index templates and reference pages need it.
 *
 * @param name full dotted name
 * @param type index type: keyword, long, date, ip, flattened, match_only_text, wildcard
 * @param also what it is searched as beside, one of {@link Words#ALSO} each
 * @param sentence what it holds
 */
public record FieldInfo(String name, String type, List<String> also, String sentence) {

  public FieldInfo {
    also = List.copyOf(also);
  }

  /** A field that is searched as itself only. */
  public FieldInfo(String name, String type, String sentence) {
    this(name, type, List.of(), sentence);
  }
}
