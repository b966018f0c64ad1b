package io.defenderxdr.mapping.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * All that is said of one source table: it drives the mapping, the index template and the reference
 * pages. Immutable.
 *
 * @param file name of the file, for messages
 * @param stream the stream whose records it maps
 * @param root dotted name that vendor fields stand below
 * @param id source properties whose raw texts make the document's id, in hashing order
 * @param kindPrefix what stands before the name of a kind in the source
 * @param kindSource source path of the kind within an item, or null if there are no kinds
 * @param constants ECS field to text that every document has
 * @param rows the rows, in the order of the file
 * @param steps the named functions, done after the rows
 * @param lookups name of a lookup to text in small letters to number
 * @param improvements rule to the sentence that says what differs and why
 * @param ecs every ECS field that the table or the pipeline sets
 */
public record MappingTable(
    String file,
    String stream,
    String root,
    List<String> id,
    String kindPrefix,
    @Nullable String kindSource,
    Map<String, String> constants,
    List<Row> rows,
    List<Step> steps,
    Map<String, Map<String, Long>> lookups,
    SequencedMap<Improvement, String> improvements,
    Map<String, FieldInfo> ecs) {

  private static final List<String> URI_PARTS =
      List.of(
          "domain",
          "extension",
          "fragment",
          "full",
          "original",
          "password",
          "path",
          "query",
          "scheme",
          "user_info",
          "username");

  public MappingTable {
    rows = List.copyOf(rows);
    steps = List.copyOf(steps);
    id = List.copyOf(id);
  }

  /** Every vendor field with its full name, sorted; an address stands as its parts. */
  public List<FieldInfo> vendorFields() {
    TreeMap<String, FieldInfo> fields = new TreeMap<>();
    for (Row row : rows) {
      if (row.vendor() != null && row.type() != null && !row.isList()) {
        add(fields, root + "." + row.vendor(), row.type(), row.sentence());
      }
    }
    if (improvements.containsKey(Improvement.KEEP_UNMAPPED)) {
      add(
          fields,
          root + ".unmapped",
          "flattened",
          "What the source sent and no other field has room for.");
    }
    return List.copyOf(fields.values());
  }

  private static void add(
      Map<String, FieldInfo> fields, String name, String type, String sentence) {
    if (!type.equals("uri")) {
      fields.put(name, new FieldInfo(name, type, sentence));
      return;
    }
    for (String part : URI_PARTS) {
      String partName = name + "." + part;
      fields.put(partName, new FieldInfo(partName, "keyword", sentence + " Part: " + part + "."));
    }
    fields.put(name + ".port", new FieldInfo(name + ".port", "long", sentence + " Part: port."));
  }

  /** Every ECS field that a document of this table can have, sorted. */
  public List<FieldInfo> ecsFields() {
    return List.copyOf(new TreeMap<>(ecs).values());
  }

  /** The full names of the lists of objects, such as {@code m365_defender.alert.evidence}. */
  public List<String> lists() {
    List<String> lists = new ArrayList<>();
    for (Row row : rows) {
      if (row.isList() && row.vendor() != null) {
        lists.add(root + "." + row.vendor());
      }
    }
    return lists;
  }
}
