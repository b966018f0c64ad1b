package io.defenderxdr.source.rest;

/** Takes the elements of a page while it streams. */
@FunctionalInterface
public interface ElementSink {

  /** A page begins; what came of a page that broke off before is no part of it. */
  default void begin() {}

  /**
   * Takes one.
   *
   * @throws InterruptedException when asked to stop
   */
  void accept(Element element) throws InterruptedException;
}
