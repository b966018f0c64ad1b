package io.defenderxdr.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where a demo keeps its things.
 *
 * @param root the folder
 * @param temporary whether it goes with the demo
 */
record DemoFolder(Path root, boolean temporary) implements AutoCloseable {

  static DemoFolder of(@Nullable Path wanted) throws IOException {
    if (wanted == null) {
      return new DemoFolder(Files.createTempDirectory("defender-xdr-demo"), true);
    }
    Files.createDirectories(wanted);
    return new DemoFolder(wanted.toAbsolutePath(), false);
  }

  Path simulator() {
    return root.resolve("simulator");
  }

  Path store() {
    return root.resolve("store");
  }

  Path state() {
    return root.resolve("state");
  }

  Path config() {
    return root.resolve("collector.yaml");
  }

  Path log(String process) {
    return root.resolve(process + ".log");
  }

  @Override
  public void close() throws IOException {
    if (!temporary) {
      return;
    }
    List<Path> paths;
    try (Stream<Path> walk = Files.walk(root)) {
      paths = walk.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path path : paths) {
      Files.deleteIfExists(path);
    }
  }
}
