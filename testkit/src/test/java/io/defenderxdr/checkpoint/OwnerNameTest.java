package io.defenderxdr.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OwnerNameTest {

  @TempDir Path folder;

  @Test
  void staysTheSameAfterARestartAndIsNobodyElses() {
    String name = OwnerName.of(folder.resolve("one"), new Random(1));
    assertThat(OwnerName.of(folder.resolve("one"), new Random(2))).isEqualTo(name);
    assertThat(OwnerName.of(folder.resolve("two"), new Random(2))).isNotEqualTo(name);
  }

  @Test
  void isMadeAnewWhereTheFileIsTorn() throws Exception {
    Files.writeString(folder.resolve("owner"), "12");
    String name = OwnerName.of(folder, new Random(1));
    assertThat(name).matches("[0-9a-f]{32}");
    assertThat(folder.resolve("owner")).hasContent(name);
  }
}
