package io.defenderxdr.mapping.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.defenderxdr.mapping.event.step.Functions;
import io.defenderxdr.mapping.event.step.Places;
import io.defenderxdr.mapping.event.step.UserAgents;
import io.defenderxdr.mapping.event.table.EventFiles;
import io.defenderxdr.mapping.event.table.EventTable;
import io.defenderxdr.mapping.event.table.EventTables;
import io.defenderxdr.mapping.reference.StreamFields;
import io.defenderxdr.mapping.tape.Member;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What a compiled table can write is a field that templates and reference pages know. */
class KnownFieldsTest {

  private static final EventTables TABLES = EventFiles.read();
  private static final Set<String> KNOWN =
      StreamFields.of("event").fields().stream()
          .map(field -> field.info().name())
          .collect(Collectors.toSet());

  private static List<String> written(String category) {
    Functions functions = new Functions(new UserAgents(), Places.NONE);
    EventPlan plan = new PlanCompiler(TABLES, false, functions, category).compile(null);
    List<String> names = new ArrayList<>();
    FieldLayout layout = plan.layout();
    for (int i = 0; i < layout.names().length; i++) {
      StringBuilder name = new StringBuilder();
      for (Member object : layout.objects()[i]) {
        name.append(text(object)).append('.');
      }
      names.add(name.append(text(layout.names()[i])).toString());
    }
    return names;
  }

  /** The name within its quotation marks. */
  private static String text(Member member) {
    String text = member.toString();
    return text.substring(text.indexOf('"') + 1, text.lastIndexOf('"'));
  }

  @Test
  void everyTableWritesKnownFieldsOnly() {
    for (EventTable table : TABLES.tables().toList()) {
      List<String> written = written("AdvancedHunting-" + table.name());
      // Where the reference leaves the source of a record that it gives up; only it does.
      written.remove("json");
      assertThat(written).as(table.name()).hasSizeGreaterThan(40);
      assertThat(KNOWN).as(table.name()).containsAll(written);
    }
  }
}
