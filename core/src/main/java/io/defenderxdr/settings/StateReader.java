package io.defenderxdr.settings;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Reads where positions, leases and quarantine are kept.
 *
 * @param state its section
 * @param environment gives the value of an environment variable, or null
 */
record StateReader(Section state, UnaryOperator<@Nullable String> environment) {

  Configuration.State read() {
    Path path = state.path("path").orElseThrow();
    String kind = state.text("kind").orElseThrow();
    if (!kind.equals("blob") && StorageReader.isSet(state)) {
      state.problem("kind", "is " + kind + ", but a storage account is named; write kind: blob");
    }
    return switch (kind) {
      case "blob" -> new Configuration.State.Blob(path, container());
      case "cluster" -> new Configuration.State.Cluster(path);
      default -> new Configuration.State.File(path);
    };
  }

  private BlobContainer container() {
    StorageReader storage =
        new StorageReader(state, environment, Cloud.of(state, Optional.empty()));
    return storage.container(AuthType.of(state).orElse(AuthType.CONNECTION_STRING), "");
  }
}
