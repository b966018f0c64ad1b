package io.defenderxdr.mapping.event.step;

import io.defenderxdr.mapping.tape.Kind;
import io.defenderxdr.mapping.tape.Tape;
import java.util.List;

/**
 * Whether a text is, contains, begins or ends with one of some texts; what is no text is and
 * contains nothing.
 *
 * @param place where the text stands
 * @param how how it is compared
 * @param ignoringCase whether capital and small letters are the same
 * @param texts what it is compared with
 */
public record TextCheck(Place place, How how, boolean ignoringCase, List<String> texts)
    implements Check {

  /** Where a value stands. */
  @FunctionalInterface
  public interface Place {

    /** The node there. */
    int of(EventWork work);
  }

  /** How texts are compared. */
  public enum How {
    IS,
    HAS,
    STARTS,
    ENDS
  }

  public TextCheck {
    texts = List.copyOf(texts);
  }

  @Override
  public boolean holds(EventWork work) {
    int node = place.of(work);
    if (work.tape().kind(node) != Kind.TEXT) {
      return false;
    }
    for (int i = 0; i < texts.size(); i++) {
      if (compares(work.tape(), node, texts.get(i))) {
        return true;
      }
    }
    return false;
  }

  private boolean compares(Tape tape, int node, String text) {
    return switch (how) {
      case IS -> Letters.is(tape, node, text, ignoringCase);
      case HAS -> Letters.has(tape, node, text, ignoringCase);
      case STARTS -> Letters.starts(tape, node, text, ignoringCase);
      case ENDS -> Letters.ends(tape, node, text, ignoringCase);
    };
  }
}
