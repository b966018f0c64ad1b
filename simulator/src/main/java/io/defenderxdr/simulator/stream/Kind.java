package io.defenderxdr.simulator.stream;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;

/** How the values of a column are written. */
enum Kind {
  /** A text. */
  STRING,
  /** A moment, written as a text. */
  DATETIME,
  /** A whole number. */
  LONG,
  /** True or false. */
  BOOL,
  /** True or false, written as 1 or 0. */
  FLAG,
  /** JSON that is sent as a text. */
  JSON,
  /** JSON that is sent as what it is. */
  OBJECT;

  /** Whether values are JSON, so that what fills a gap is escaped. */
  boolean json() {
    return this == JSON || this == OBJECT;
  }

  void write(JsonGenerator json, Object value) throws IOException {
    switch (this) {
      case STRING, DATETIME, JSON -> json.writeString(value.toString());
      case LONG -> json.writeNumber(value.toString());
      case BOOL -> json.writeBoolean(truth(value));
      case FLAG -> json.writeNumber(truth(value) ? 1 : 0);
      case OBJECT -> json.writeRawValue(value.toString());
    }
  }

  private static boolean truth(Object value) {
    String text = value.toString();
    return text.equals("true") || text.equals("1");
  }
}
