package io.defenderxdr.simulator.stream;

import java.util.Locale;

/**
 * What a choice can stay with: the same device always has the same model. Written before the list's
 * name, as in {@code ${device!models}}.
 */
enum Anchor {
  /** Chosen anew in each record. */
  NONE(400),
  DEVICE(401),
  USER(402),
  MAIL(403),
  THREAD(404),
  ALERT(405),
  PROGRAM(406),
  STORE(407),
  CLUSTER(408);

  private final int what;

  Anchor(int what) {
    this.what = what;
  }

  /** What its chance is about. */
  int what() {
    return what;
  }

  static Anchor named(String word, Line line) {
    for (Anchor anchor : values()) {
      if (anchor.name().toLowerCase(Locale.ROOT).equals(word)) {
        return anchor;
      }
    }
    throw line.fault("there is no anchor '" + word + "'");
  }
}
