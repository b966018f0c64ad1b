package io.defenderxdr.simulator.graph;

/** A request that Graph answers with 400, with the sentence it gives. */
final class BadQuery extends RuntimeException {
  private static final long serialVersionUID = 1L;

  BadQuery(String message) {
    super(message);
  }
}
