package io.defenderxdr.demo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Reads the ids in quarantine from its files, one JSON line an entry.
 *
 * @param folder the quarantine's folder
 */
record QuarantineFiles(Path folder) {

  /** Every document id in quarantine; a torn last line, left by a kill, is no entry. */
  Set<String> ids() throws IOException {
    Set<String> ids = new HashSet<>();
    if (!Files.isDirectory(folder)) {
      return ids;
    }
    List<Path> files;
    try (Stream<Path> list = Files.list(folder)) {
      files = list.filter(file -> file.toString().endsWith(".ndjson")).toList();
    }
    JsonMapper json = new JsonMapper();
    for (Path file : files) {
      for (String line : Files.readAllLines(file)) {
        try {
          JsonNode id = json.readTree(line).path("_id");
          if (id.isTextual()) {
            ids.add(id.asText());
          }
        } catch (JsonProcessingException e) {
          // The torn line's document was not settled: it comes again.
          continue;
        }
      }
    }
    return ids;
  }
}
