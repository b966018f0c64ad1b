package io.defenderxdr.mapping.oracle;

import java.util.ArrayList;
import java.util.List;

/** The entries of {@code error.message} (section 2.2); only their number and shape count. */
final class Errors {

  final List<Object> entries = new ArrayList<>();

  void add(String field, Exception reason) {
    entries.add(
        "Processor convert with tag "
            + field
            + " in pipeline alert failed with message: "
            + reason.getMessage());
  }
}
