package io.defenderxdr.bench.mapping;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Gives the programs of records other names, of the same length whatever their number, so that a
 * mapping meets as many distinct ones as one likes.
 *
 * @param count how many names there are
 */
record ProgramNames(int count) {

  private static final JsonFactory JSON = new JsonFactory();

  /** The columns in which a program's name stands. */
  private static final Pattern NAMING =
      Pattern.compile("^(InitiatingProcess|Process)?(FileName|FolderPath|CommandLine)$");

  private record Swap(String from, String to) {}

  /** A record with other names. */
  byte[] in(byte[] record, long index) {
    try {
      return rewrite(record, swaps(record, index));
    } catch (IOException e) {
      throw new UncheckedIOException("A generated record cannot be read.", e);
    }
  }

  private List<Swap> swaps(byte[] record, long index) throws IOException {
    List<Swap> swaps = new ArrayList<>();
    boolean process = false;
    try (JsonParser parser = JSON.createParser(record)) {
      while (parser.nextToken() != null) {
        if (parser.currentToken() == JsonToken.VALUE_STRING) {
          String column = parser.currentName();
          process |= "category".equals(column) && parser.getText().endsWith("DeviceProcessEvents");
          if ("InitiatingProcessFileName".equals(column)
              || (process && "FileName".equals(column))) {
            swaps.add(new Swap(parser.getText(), name(index * 2 + swaps.size())));
          }
        }
      }
    }
    return swaps;
  }

  /** Spreads neighbours over the whole range. */
  private String name(long number) {
    long spread = (number * 0x9E3779B97F4A7C15L) >>> 16;
    return "program%06d.exe".formatted(spread % count);
  }

  private static byte[] rewrite(byte[] record, List<Swap> swaps) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream(record.length + 64);
    try (JsonParser parser = JSON.createParser(record);
        JsonGenerator json = JSON.createGenerator(out)) {
      while (parser.nextToken() != null) {
        if (parser.currentToken() == JsonToken.VALUE_STRING) {
          boolean named = NAMING.matcher(String.valueOf(parser.currentName())).find();
          json.writeString(named ? swapped(parser.getText(), swaps) : parser.getText());
        } else {
          json.copyCurrentEventExact(parser);
        }
      }
    }
    return out.toByteArray();
  }

  private static String swapped(String text, List<Swap> swaps) {
    String result = text;
    for (Swap swap : swaps) {
      result = result.replace(swap.from(), swap.to());
    }
    return result;
  }
}
