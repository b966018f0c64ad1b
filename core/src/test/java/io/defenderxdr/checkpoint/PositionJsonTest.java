package io.defenderxdr.checkpoint;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.defenderxdr.event.DocumentId;
import io.defenderxdr.event.SteppedOver;
import io.defenderxdr.event.Ticks;
import io.defenderxdr.event.TimePosition;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PositionJsonTest {

  private static TimePosition position(Random random) {
    Map<DocumentId, Ticks> seen = new HashMap<>();
    for (int i = random.nextInt(50); i > 0; i--) {
      seen.put(new DocumentId("id+/=" + random.nextInt()), ticks(random));
    }
    List<SteppedOver> steppedOver = new ArrayList<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      DocumentId id = random.nextBoolean() ? null : new DocumentId("o" + random.nextInt());
      steppedOver.add(
          new SteppedOver(ticks(random), ticks(random), id, random.nextInt(99), instant(random)));
    }
    return new TimePosition(
        random.nextInt(4) == 0 ? null : ticks(random),
        seen,
        random.nextInt(4) == 0 ? null : instant(random),
        steppedOver);
  }

  private static Ticks ticks(Random random) {
    return new Ticks(random.nextLong(-20_000_000_000_000_000L, 20_000_000_000_000_000L));
  }

  private static Instant instant(Random random) {
    return Instant.ofEpochSecond(random.nextInt(), random.nextInt(1_000_000_000));
  }

  @Test
  void readsBackEveryPositionItWrites() throws Exception {
    for (int seed = 0; seed < 500; seed++) {
      TimePosition position = position(new Random(seed));
      assertThat(PositionJson.read(PositionJson.write(position)))
          .as("seed " + seed)
          .isEqualTo(position);
    }
  }

  @Test
  void refusesAFileThatIsCutAnywhere() throws Exception {
    byte[] whole = PositionJson.write(position(new Random(3)));
    for (int length = 0; length < whole.length; length++) {
      byte[] cut = Arrays.copyOf(whole, length);
      assertThatThrownBy(() -> PositionJson.read(cut))
          .as(new String(cut, UTF_8))
          .isInstanceOf(IOException.class);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[]",
        "null",
        "{}",
        "{\"kind\":\"offset\"}",
        "{\"kind\":\"time\"}{}",
        "{\"kind\":\"time\",\"readUpTo\":\"yesterday\"}",
        "{\"kind\":\"time\",\"readUpTo\":7}",
        "{\"kind\":\"time\",\"readUpTo\":null}",
        "{\"kind\":\"time\",\"sweptAt\":\"2026\"}",
        "{\"kind\":\"time\",\"seen\":{\"a\":\"b\"}}",
        "{\"kind\":\"time\",\"seen\":{\"a\":99999999999999999999}}",
        "{\"kind\":\"time\",\"seen\":[]}",
        "{\"kind\":\"time\",\"seen\":7}",
        "{\"kind\":\"time\",\"steppedOver\":[7]}",
        "{\"kind\":\"time\",\"steppedOver\":{}}",
        "{\"kind\":\"time\",\"steppedOver\":[{\"from\":\"2026-01-01T00:00:00Z\"}]}",
        "{\"kind\":\"time\",\"steppedOver\":[{\"from\":\"2026-01-01T00:00:00Z\","
            + "\"to\":\"2026-01-01T00:00:00Z\",\"tries\":\"x\",\"nextTry\":\"2026-01-01T00:00:00Z\"}]}",
      })
  void refusesWhatIsNoPosition(String text) {
    assertThatThrownBy(() -> PositionJson.read(text.getBytes(UTF_8)))
        .isInstanceOf(IOException.class);
  }
}
