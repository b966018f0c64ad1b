package io.defenderxdr.simulator.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/** The catalogue of programs. */
class ProgramsTest {
  private final Programs programs = Programs.read();

  @Test
  void everyProgramIsStartedByOneThatIsKnown() {
    for (String name : programs.names()) {
      String parent = programs.named(name).habits().parent();
      assertThat(programs.named(parent).name()).isEqualToIgnoringCase(parent);
    }
  }

  @Test
  void aCopyKeepsItsContentAndWhatItSaysAboutItself() {
    Program copy = programs.named("C:\\Users\\Public\\a.exe<psexec.exe");

    assertThat(copy.name()).isEqualTo("a.exe");
    assertThat(copy.original()).isEqualTo("psexec.c");
    assertThat(copy.file().sha256()).isEqualTo(programs.named("psexec.exe").file().sha256());
  }

  @Test
  void aProgramNobodyKnowsIsUnsignedAndSaysNothing() {
    Program stranger = programs.named("C:\\Users\\Public\\b.exe");

    assertThat(stranger.signature()).isEqualTo("Unsigned");
    assertThat(stranger.company()).isNull();
  }

  @Test
  void aNameThatIsInNoListIsAnError() {
    assertThatThrownBy(() -> programs.named("nowhere.exe"))
        .hasMessage("The file programs.txt has no program nowhere.exe.");
  }
}
