package io.defenderxdr.simulator.graph;

import io.defenderxdr.simulator.wire.Request;
import org.jspecify.annotations.Nullable;

/** Reads the token out of a request. */
final class Bearer {
  private static final String SCHEME = "Bearer ";

  private Bearer() {}

  static @Nullable String token(Request request) {
    String header = request.header("authorization");
    boolean there = header != null && header.regionMatches(true, 0, SCHEME, 0, SCHEME.length());
    return header == null || !there ? null : header.substring(SCHEME.length()).strip();
  }
}
