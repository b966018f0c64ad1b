package io.defenderxdr.azure;

/**
 * A blob's version: its ETag, and whether the blob is bare, so that a change of facts alone can be
 * told from a change of the body.
 */
record BlobVersion(String etag, boolean isBare) {

  private static final String FULL = "+";

  BlobVersion {
    // Headers have it in quotes, listings do not.
    etag = etag.replace("\"", "");
  }

  static BlobVersion parse(String text) {
    boolean full = text.endsWith(FULL);
    return new BlobVersion(full ? text.substring(0, text.length() - FULL.length()) : text, !full);
  }

  String text() {
    return isBare ? etag : etag + FULL;
  }

  /** As a condition of a request. */
  String header() {
    return '"' + etag + '"';
  }
}
