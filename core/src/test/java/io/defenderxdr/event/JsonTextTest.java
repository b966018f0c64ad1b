package io.defenderxdr.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;

class JsonTextTest {

  private static final byte[] FEW =
      "\"\\\u0000\u001f !#[]aZ\u007f~é\u00ff".getBytes(StandardCharsets.UTF_8);

  @Test
  void findsWhatALookAtEachByteFinds() {
    Random random = new Random(5);
    for (int round = 0; round < 20_000; round++) {
      byte[] bytes = new byte[random.nextInt(40)];
      for (int i = 0; i < bytes.length; i++) {
        // Rarely special, so that all places of an eight come first at times.
        bytes[i] =
            random.nextInt(10) == 0
                ? FEW[random.nextInt(FEW.length)]
                : (byte) (' ' + 3 + random.nextInt(50));
      }
      int end = bytes.length - random.nextInt(3) * bytes.length / 4;
      int from = end == 0 ? 0 : random.nextInt(end);
      assertThat(JsonText.special(bytes, from, end)).isEqualTo(slowly(bytes, from, end, false));
      assertThat(JsonText.specialOrNoAscii(bytes, from, end))
          .isEqualTo(slowly(bytes, from, end, true));
    }
  }

  private static int slowly(byte[] bytes, int from, int end, boolean noAscii) {
    int at = from;
    while (at < end && !isSpecial(bytes[at], noAscii)) {
      at++;
    }
    return at;
  }

  private static boolean isSpecial(byte b, boolean noAscii) {
    return b == '"' || b == '\\' || (b >= 0 && b < ' ') || (noAscii && b < 0);
  }
}
