package io.defenderxdr.mapping.table;

/**
 * A field of the documents, as index templates and reference pages need it.
 *
 * @param name full dotted name
 * @param type index type: keyword, long, date, ip, flattened, match_only_text, wildcard
 * @param sentence what it holds
 */
public record FieldInfo(String name, String type, String sentence) {}
