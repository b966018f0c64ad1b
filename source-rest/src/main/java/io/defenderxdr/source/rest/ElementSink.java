package io.defenderxdr.source.rest;

/** Takes the elements of a page while it streams. */
@FunctionalInterface
public interface ElementSink {

  /**
   * Takes one.
   *
   * @throws InterruptedException when asked to stop
   */
  void accept(Element element) throws InterruptedException;
}
