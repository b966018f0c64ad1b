package io.defenderxdr.settings;

import java.util.ArrayList;
import java.util.List;

/**
 * Reads what a stream's documents look like.
 *
 * @param stream its section
 */
record DocumentReader(Section stream) {

  Configuration.DocumentForm read() {
    return new Configuration.DocumentForm(
        tags(),
        stream
            .find("processors")
            .map(value -> new Configuration.Written(stream.path() + ".processors", value)));
  }

  private List<String> tags() {
    List<String> tags = new ArrayList<>();
    for (String option : List.of("preserve_original_event", "preserve_duplicate_custom_fields")) {
      if (stream.isOn(option)) {
        tags.add(option);
      }
    }
    tags.addAll(stream.list("tags"));
    return tags;
  }
}
