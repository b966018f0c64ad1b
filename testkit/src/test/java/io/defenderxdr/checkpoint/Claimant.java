package io.defenderxdr.checkpoint;

import io.defenderxdr.pipeline.StateStore.Entry;
import io.defenderxdr.pipeline.StateStore.Expected;
import io.defenderxdr.retry.TimeScale;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;

/** A process of its own that claims a hundred names in a folder and prints how many it got. */
public final class Claimant {

  private Claimant() {}

  public static void main(String[] words) throws Exception {
    FileStateStore store =
        FileStateStore.open(
            Path.of(words[0]), Clock.systemUTC(), TimeScale.real(Clock.systemUTC()).pause());
    int won = 0;
    for (int i = 0; i < 100; i++) {
      Entry entry = new Entry("name/" + i, Map.of("ownerid", words[1]), "");
      if (store.write(entry, new Expected.Nothing()).isPresent()) {
        won++;
      }
    }
    System.out.println(won);
  }
}
