package io.defenderxdr.mapping.event.table;

import io.defenderxdr.mapping.table.Cell;
import io.defenderxdr.mapping.table.FieldInfo;
import io.defenderxdr.mapping.table.TableException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * All that is said of the event stream.
 *
 * @param envelope what surrounds the columns, and the rules of the end
 * @param last rules that run when duplicates are removed
 * @param families the families, in the order that they are mapped in
 * @param ecs every ECS field that the product knows, by name
 */
public record EventTables(
    EventTable envelope, List<EventRule> last, List<Family> families, Map<String, FieldInfo> ecs) {

  /** What vendor fields stand below. */
  public static final String ROOT = "m365_defender.event";

  private static final List<String> ENVELOPE = List.of("rows", "rules", "last");

  public EventTables {
    last = List.copyOf(last);
    families = List.copyOf(families);
  }

  /**
   * Reads and checks all files.
   *
   * @param files text of a file by its name below the folder of the tables
   * @param names the families, and the tables of each
   * @param ecs every ECS field by name
   * @throws TableException with every problem found
   */
  public static EventTables read(
      Function<String, String> files, Map<String, List<String>> names, Map<String, FieldInfo> ecs) {
    List<String> problems = new ArrayList<>();
    Envelope envelope = envelope(files, problems);
    List<Family> families = new ArrayList<>();
    names.forEach(
        (family, tables) -> families.add(new FamilyReader(family, files, problems).read(tables)));
    EventTables all = new EventTables(envelope.table, envelope.last, families, ecs);
    problems.addAll(EventChecker.check(all));
    if (!problems.isEmpty()) {
      throw new TableException(problems.stream().distinct().toList());
    }
    return all;
  }

  private record Envelope(EventTable table, List<EventRule> last) {}

  private static Envelope envelope(Function<String, String> files, List<String> problems) {
    String file = "envelope.yaml";
    Cell root = Cell.root("tables/event/" + file, files.apply(file), problems);
    Cell.Fields fields = root.fields(ENVELOPE.toArray(String[]::new));
    RowReader reader = new RowReader(Map.of(), Map.of());
    EventTable table =
        new EventTable(
            "", "What surrounds every record.", reader.rows(fields), reader.rules(fields));
    return new Envelope(table, reader.rules("last", fields));
  }

  /** Every table, in the order of the families. */
  public Stream<EventTable> tables() {
    return families.stream().flatMap(family -> family.tables().stream());
  }

  /** Every row there is, the same one possibly more than once. */
  public Stream<EventRow> rows() {
    return Stream.concat(
        envelope.rows().stream(),
        families.stream()
            .flatMap(
                family ->
                    Stream.concat(
                        family.tables().stream().flatMap(table -> table.rows().stream()),
                        family.rows().stream())));
  }
}
