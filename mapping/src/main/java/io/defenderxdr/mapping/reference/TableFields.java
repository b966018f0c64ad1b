package io.defenderxdr.mapping.reference;

import io.defenderxdr.mapping.table.FieldInfo;
import io.defenderxdr.mapping.table.MappingTable;
import io.defenderxdr.mapping.table.Row;
import io.defenderxdr.mapping.table.Step;
import io.defenderxdr.mapping.table.Target;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The fields of a stream that has one table. */
final class TableFields {

  private final MappingTable table;
  private final Map<String, Set<String>> sources = new LinkedHashMap<>();

  private TableFields(MappingTable table) {
    this.table = table;
  }

  static StreamFields of(MappingTable table) {
    return new TableFields(table).fields();
  }

  private StreamFields fields() {
    table.rows().forEach(this::row);
    table.steps().forEach(this::step);
    table.constants().forEach((field, text) -> from(field, FieldSource.constant(text)));
    TreeMap<String, FieldInfo> all = new TreeMap<>(table.ecs());
    table.vendorFields().forEach(field -> all.put(field.name(), field));
    return new StreamFields(
        table.stream(), all.values().stream().map(this::field).toList(), Set.copyOf(table.lists()));
  }

  private void row(Row row) {
    if (row.difference() != null && !row.difference().isIn(false)) {
      return;
    }
    if (row.vendor() != null) {
      from(table.root() + "." + row.vendor(), row.source());
    }
    for (Target target : row.targets()) {
      if (target.difference() == null || target.difference().isIn(false)) {
        from(target.field(), row.source());
      }
    }
  }

  private void step(Step step) {
    List<String> inputs =
        switch (step) {
          case Step.Duration made -> List.of(made.start(), made.end());
          case Step.Categories made -> List.of(made.list(), made.word());
          case Step.Paths made -> List.of(made.folder(), made.name());
          case Step.EntityIds made -> made.parts();
        };
    step.fields().forEach(field -> inputs.forEach(input -> from(field, input)));
  }

  private void from(String field, String source) {
    sources.computeIfAbsent(field, name -> new LinkedHashSet<>()).add(source);
  }

  /** A part of an address comes from where the address comes from. */
  private DocumentField field(FieldInfo info) {
    String name = info.name();
    Set<String> found = sources.get(name);
    if (found == null) {
      found = sources.getOrDefault(name.substring(0, Math.max(0, name.lastIndexOf('.'))), Set.of());
    }
    List<FieldSource> all = new ArrayList<>();
    found.forEach(text -> all.add(new FieldSource(text, Set.of())));
    return new DocumentField(info, all);
  }
}
