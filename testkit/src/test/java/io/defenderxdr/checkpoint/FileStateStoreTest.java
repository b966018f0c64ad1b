package io.defenderxdr.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.defenderxdr.pipeline.StateAwayException;
import io.defenderxdr.pipeline.StateFolderException;
import io.defenderxdr.pipeline.StateStore;
import io.defenderxdr.pipeline.StateStore.Entry;
import io.defenderxdr.pipeline.StateStore.Expected;
import io.defenderxdr.retry.Pause;
import io.defenderxdr.retry.TimeScale;
import io.defenderxdr.testkit.StateStoreContract;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileStateStoreTest extends StateStoreContract {

  private static final Pause PAUSE = TimeScale.real(Clock.systemUTC()).pause();

  @TempDir Path folder;

  @Override
  protected FileStateStore open() {
    return FileStateStore.open(folder, Clock.systemUTC(), PAUSE);
  }

  private static Entry entry(String name, String body) {
    return new Entry(name, Map.of(), body);
  }

  @Test
  void keepsAnEntryInAFileOfItsName() throws Exception {
    open().write(entry("positions/contoso.alert", "{}"), new Expected.Nothing());
    assertThat(folder.resolve("positions/contoso.alert.json"))
        .content()
        .startsWith("{\"name\":\"positions/contoso.alert\"")
        .endsWith("\"body\":\"{}\"}");
  }

  @Test
  void staysInItsFolderWhateverTheName() throws Exception {
    Path inner = folder.resolve("inner");
    StateStore store = FileStateStore.open(inner, Clock.systemUTC(), PAUSE);
    for (String name : new String[] {"../../out", "/etc/x", "a//b", "..", "x".repeat(400)}) {
      store.write(entry(name, name), new Expected.Nothing());
      assertThat(store.read(name).orElseThrow().entry().body()).isEqualTo(name);
    }
    assertThat(folder).isDirectoryNotContaining(path -> !path.equals(inner));
    assertThat(store.list("")).hasSize(5);
  }

  @Test
  void namesADamagedFileAndLeavesItAsItIs() throws Exception {
    Path file =
        Files.writeString(
            Files.createDirectories(folder.resolve("a")).resolve("b.json"), "{\"name\":\"a/b\"");
    assertThatThrownBy(() -> open().read("a/b"))
        .isInstanceOfSatisfying(StateAwayException.class, e -> assertThat(e.isDamaged()).isTrue())
        .hasMessage(
            "The state file %s cannot be read (it is broken JSON from line 1, column 14): restore it, or move it away to begin without it.",
            file);
    assertThatThrownBy(() -> open().write(entry("a/b", ""), new Expected.Nothing()))
        .isInstanceOf(StateAwayException.class);
    assertThat(file).hasContent("{\"name\":\"a/b\"");
  }

  @Test
  void keepsWhatWasThereWhenTheDiskFails() throws Exception {
    StateStore store = open();
    store.write(entry("a", "old"), new Expected.Nothing());
    Files.createDirectory(folder.resolve("a.json.tmp"));
    assertThatThrownBy(() -> store.write(entry("a", "new"), new Expected.Anything()))
        .isInstanceOf(StateAwayException.class)
        .hasMessageStartingWith("The state folder " + folder + " cannot be written (")
        .hasMessageEndingWith("free space on its disk or repair it.");
    assertThat(store.read("a").orElseThrow().entry().body()).isEqualTo("old");
  }

  @Test
  void namesAFolderThatCannotBeUsed() throws Exception {
    Path file = Files.writeString(folder.resolve("file"), "");
    assertThatThrownBy(() -> FileStateStore.open(file, Clock.systemUTC(), PAUSE))
        .isInstanceOf(StateFolderException.class)
        .hasMessageContaining("choose another with state.path");
  }

  @Test
  void letsOneOfSeveralProcessesHaveAName() throws Exception {
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    List<Process> processes = new ArrayList<>();
    for (String owner : List.of("one", "two", "three")) {
      processes.add(
          new ProcessBuilder(
                  java.toString(),
                  "-cp",
                  System.getProperty("java.class.path"),
                  Claimant.class.getName(),
                  folder.toString(),
                  owner)
              .start());
    }
    int won = 0;
    for (Process process : processes) {
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(process.waitFor()).isZero();
      won += Integer.parseInt(said.strip());
    }
    assertThat(won).isEqualTo(100);
    assertThat(open().list("name/")).hasSize(100);
  }
}
