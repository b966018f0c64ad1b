package io.defenderxdr.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import io.defenderxdr.event.ByteSlice;
import io.defenderxdr.event.EcsDocument;
import io.defenderxdr.event.Origin;
import io.defenderxdr.mapping.table.Form;
import io.defenderxdr.mapping.table.Tables;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RecordMapperTest {

  @Test
  void makesAFailureDocumentOfARecordThatAnActionFailsOn() {
    CompiledTable whole = TableCompiler.compile(Tables.of("alert"), true);
    CopyAction broken =
        new CopyAction(
            new Scope(List.of()),
            whole.id().slots().getFirst(),
            object -> {
              throw new IllegalStateException("broken");
            },
            value -> value,
            0,
            Form.SET);
    CompiledTable table =
        new CompiledTable(
            whole.shape(),
            whole.id(),
            List.of(broken),
            whole.ecs(),
            whole.constants(),
            whole.vendorTime(),
            whole.improvements());
    EcsDocument document =
        new RecordMapper(table, "alert", Mapped.options(true, List.of()), Mapped.CLOCK)
            .map(
                new RecordProcessor.Kept(ByteSlice.of("{\"id\":\"a\"}"), Map.of(), List.of()),
                new Origin("test", null));
    assertThat(Leaves.of(Mapped.source(document)))
        .containsEntry("event.kind", "pipeline_error")
        .containsEntry("json.id", "a")
        .containsEntry("tags", List.of("String preserve_original_event"));
  }
}
