package io.defenderxdr.mapping.tape;

import com.fasterxml.jackson.core.ObjectCodec;
import com.fasterxml.jackson.core.io.IOContext;
import com.fasterxml.jackson.core.json.UTF8StreamJsonParser;
import com.fasterxml.jackson.core.sym.ByteQuadsCanonicalizer;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * A parser that tells where the bytes of a text lie, so that a text that is only passed on is
 * neither decoded nor encoded. Used for one record, by one thread.
 */
public final class SliceParser extends UTF8StreamJsonParser {

  private boolean sawHalfCharacter;

  SliceParser(
      IOContext context,
      int features,
      @Nullable ObjectCodec codec,
      ByteQuadsCanonicalizer names,
      Bytes bytes) {
    super(
        context,
        features,
        null,
        codec,
        names,
        bytes.array(),
        bytes.offset(),
        bytes.offset() + bytes.length(),
        0,
        false);
  }

  /** What is read; not changed by anyone. */
  record Bytes(byte[] array, int offset, int length) {}

  /** Index of the next byte: behind the opening quote of a text that was just met. */
  public int pointer() {
    return _inputPtr;
  }

  /** Passes the text that was just met; the index of its closing quote. */
  public int passText() throws IOException {
    if (_tokenIncomplete) {
      _skipString();
    }
    return _inputPtr - 1;
  }

  /** Whether an escape stood for half of a character; its other half may be missing. */
  public boolean sawHalfCharacter() {
    return sawHalfCharacter;
  }

  @Override
  protected char _decodeEscaped() throws IOException {
    char c = super._decodeEscaped();
    sawHalfCharacter |= Character.isSurrogate(c);
    return c;
  }
}
