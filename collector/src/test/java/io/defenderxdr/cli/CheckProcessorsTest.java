package io.defenderxdr.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.defenderxdr.settings.Configuration;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Mistakes in processors come in one report with all others. */
class CheckProcessorsTest {

  private final ConfigOption config = new ConfigOption();

  @TempDir Path folder;

  @BeforeEach
  void setUp() {
    config.file = folder.resolve("c.yaml");
  }

  private void write(String interval, String processors) throws Exception {
    Files.writeString(
        config.file,
        """
        tenants:
          - name: contoso
            tenant_id: t-1
            client_id: c-1
            client_secret: s
            streams:
              alert:
                interval: %s
                processors: [%s]
          - name: fabrikam
            tenant_id: t-2
            client_id: c-1
            client_secret: s
            streams:
              alert:
                processors: [add_tag: {tags: [a]}]
        """
            .formatted(interval, processors));
  }

  @Test
  void namesMistakesInProcessorsBesideAllOthers() throws Exception {
    write("soon", "drop_event: {}");
    assertThatThrownBy(config::read)
        .isInstanceOf(CommandFailedException.class)
        .hasMessage(
            """
            %1$s:8: tenants[0].streams.alert.interval: 'soon' is no duration: \
            write for instance 30s, 5m, 24h or 1h30m
            %1$s:9: tenants[0].streams.alert.processors[0].drop_event: needs 'when', \
            or it would drop everything
            %1$s:16: tenants[1].streams.alert.processors[0].add_tag: unknown processor; known are \
            add_fields, add_tags, drop_event, drop_fields; did you mean 'add_tags'?"""
                .formatted(config.file))
        .extracting(e -> ((CommandFailedException) e).exitCode())
        .isEqualTo(ExitCodes.BAD_SETTINGS);
  }

  @Test
  void namesMistakesInProcessorsAlone() throws Exception {
    write("5m", "drop_event: {}");
    assertThatThrownBy(config::read).hasMessageContaining("needs 'when'");
  }

  @Test
  void readsWhatIsRight() throws Exception {
    write("5m", "");
    Files.writeString(config.file, Files.readString(config.file).replace("add_tag:", "add_tags:"));
    Configuration configuration = config.read();
    assertThat(configuration.tenants()).hasSize(2);
  }
}
