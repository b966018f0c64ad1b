package io.defenderxdr.simulator.attack;

import java.util.List;

/**
 * What happens in a tenant, in order: which incident each next alert belongs to. Not for sharing.
 */
public final class Plot {
  private final long seed;
  private final List<Story> stories;
  private int incident;
  private int scene = -1;

  /** The plot of one seed. */
  public Plot(long seed) {
    this.seed = seed;
    this.stories = Stories.all();
  }

  /** Where the next alert comes from. */
  public AlertState.Origin next() {
    scene++;
    if (scene == story(incident).scenes().size()) {
      incident++;
      scene = 0;
    }
    return new AlertState.Origin(incident, scene);
  }

  /** The story of an incident. */
  public Story story(int number) {
    // Every story comes once in each round, so that even a small tenant has seen them all.
    int round = number / stories.size();
    int turn = (int) Dice.of(seed, World.ROUND, round).below((long) stories.size());
    return stories.get((number + turn) % stories.size());
  }
}
