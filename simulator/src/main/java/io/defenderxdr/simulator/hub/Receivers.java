package io.defenderxdr.simulator.hub;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;

/**
 * All links that read the hub, and the rules by which they drive each other away. Confined to the
 * event loop.
 */
final class Receivers {
  private static final int MOST_BESIDE_EACH_OTHER = 5;

  private final List<Receiver> all = new ArrayList<>();

  /** All that read now. */
  List<Receiver> all() {
    return List.copyOf(all);
  }

  /**
   * Lets a new reader in; it may cost others their link.
   *
   * @throws LinkRefused if it may not come in
   */
  void admit(Receiver newcomer) throws LinkRefused {
    Order order = newcomer.order();
    List<Receiver> rivals = all.stream().filter(other -> rivals(other.order(), order)).toList();
    OptionalLong owner =
        rivals.stream()
            .map(rival -> rival.order().epoch())
            .filter(Objects::nonNull)
            .mapToLong(Long::longValue)
            .max();
    Long epoch = order.epoch();
    if (owner.isPresent() && (epoch == null || owner.getAsLong() > epoch)) {
      throw LinkRefused.owned(order.level(), owner.getAsLong());
    }
    if (epoch == null && rivals.size() >= MOST_BESIDE_EACH_OTHER) {
      throw LinkRefused.tooMany(MOST_BESIDE_EACH_OTHER);
    }
    if (epoch != null) {
      rivals.forEach(rival -> detach(rival, LinkRefused.stolen(epoch, rival.order().level())));
    }
    all.add(newcomer);
  }

  /** Ends the link of a reader for a reason. */
  void detach(Receiver reader, LinkRefused reason) {
    all.remove(reader);
    reader.detach(reason);
  }

  void remove(Receiver gone) {
    all.remove(gone);
  }

  private static boolean rivals(Order one, Order other) {
    return one.partition() == other.partition() && one.group().equals(other.group());
  }
}
