package io.defenderxdr.mapping.tape;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import io.defenderxdr.event.ByteSlice;

/** Makes parsers that tell where the bytes of texts lie. Safe for many threads. */
public final class SliceFactory extends JsonFactory {

  private static final long serialVersionUID = 1L;

  /** With the limits of a builder. */
  public SliceFactory(JsonFactoryBuilder builder) {
    super(builder);
  }

  /** A parser of a record that begins with '{' and is well-formed UTF-8. */
  public SliceParser slices(ByteSlice record) {
    return new SliceParser(
        _createContext(
            _createContentReference(record.array(), record.offset(), record.length()), true),
        _parserFeatures,
        _objectCodec,
        _byteSymbolCanonicalizer.makeChild(_factoryFeatures),
        new SliceParser.Bytes(record.array(), record.offset(), record.length()));
  }
}
