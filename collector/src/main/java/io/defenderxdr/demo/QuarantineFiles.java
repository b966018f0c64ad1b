package io.defenderxdr.demo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
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
    for (Path file : files) {
      for (String line : Files.readAllLines(file)) {
        JsonNode id = entry(line).path("_id");
        if (id.isTextual()) {
          ids.add(id.asText());
        }
      }
    }
    return ids;
  }

  /** A torn line's document was not settled: it comes again. */
  private static JsonNode entry(String line) {
    try {
      return new JsonMapper().readTree(line);
    } catch (JsonProcessingException e) {
      return MissingNode.getInstance();
    }
  }
}
