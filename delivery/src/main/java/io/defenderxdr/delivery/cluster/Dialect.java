package io.defenderxdr.delivery.cluster;

/**
 * What the cluster is; the two kinds differ in few things, and only those are named here.
 *
 * @param name what it calls itself, for people
 * @param demandsDataStream whether a bulk request can demand that its targets be data streams
 */
public record Dialect(String name, boolean demandsDataStream) {

  /** Reads the answer of {@code GET /}. */
  static Dialect of(Tree root) {
    String number = root.at("version", "number").text();
    if (root.at("version", "distribution").text().equals("opensearch")) {
      return new Dialect("OpenSearch " + number, false);
    }
    return new Dialect("Elasticsearch " + number, atLeast(number.split("\\.", -1), 8, 13));
  }

  private static boolean atLeast(String[] version, int major, int minor) {
    try {
      int first = Integer.parseInt(version[0]);
      return first > major
          || (first == major && version.length > 1 && Integer.parseInt(version[1]) >= minor);
    } catch (NumberFormatException e) {
      return false;
    }
  }
}
