package io.defenderxdr.store.embedded;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the command line says.
 *
 * @param path the data folder
 * @param port the HTTP port on the loopback address, 0 for any free one
 * @param child whether to end when standard input closes
 */
record StoreOptions(Path path, int port, boolean child) {

  private static final String USAGE =
      "Usage: EmbeddedStore --path DIR [--port P (0 = any free one)] [--child]";

  /**
   * Reads the arguments.
   *
   * @throws StoreFault if one is missing or unknown
   */
  static StoreOptions parse(List<String> arguments) throws StoreFault {
    Path path = null;
    int port = 0;
    boolean child = false;
    for (int i = 0; i < arguments.size(); i++) {
      switch (arguments.get(i)) {
        case "--path" -> path = Path.of(value(arguments, ++i)).toAbsolutePath().normalize();
        case "--port" -> port = portOf(value(arguments, ++i));
        case "--child" -> child = true;
        default -> throw usage("'" + arguments.get(i) + "' is not an option of the store.");
      }
    }
    return new StoreOptions(required(path), port, child);
  }

  private static Path required(@Nullable Path path) throws StoreFault {
    if (path == null) {
      throw usage("The store needs a data folder.");
    }
    return path;
  }

  private static String value(List<String> arguments, int index) throws StoreFault {
    if (index >= arguments.size()) {
      throw usage("The option " + arguments.get(index - 1) + " needs a value.");
    }
    return arguments.get(index);
  }

  private static int portOf(String text) throws StoreFault {
    try {
      int port = Integer.parseInt(text);
      if (port >= 0 && port <= 65_535) {
        return port;
      }
    } catch (NumberFormatException e) {
      throw usage("'" + text + "' is no port: write a number from 0 to 65535.");
    }
    throw usage("'" + text + "' is no port: write a number from 0 to 65535.");
  }

  private static StoreFault usage(String sentence) {
    return new StoreFault(StoreFault.USAGE, sentence + " " + USAGE);
  }
}
