package io.defenderxdr.mapping.event.step;

import io.defenderxdr.mapping.event.table.When.Word;
import io.defenderxdr.mapping.tape.Kind;
import io.defenderxdr.mapping.tape.Tape;
import java.util.List;

/** Conditions made of others, and such as ask for a type. */
public final class Checks {

  private Checks() {}

  /** Every one holds. */
  public static Check all(List<Check> parts) {
    List<Check> open = parts.stream().filter(part -> part != Check.ALWAYS).toList();
    if (open.contains(Check.NEVER)) {
      return Check.NEVER;
    }
    return switch (open.size()) {
      case 0 -> Check.ALWAYS;
      case 1 -> open.getFirst();
      default -> {
        Check[] all = open.toArray(Check[]::new);
        yield work -> {
          for (Check part : all) {
            if (!part.holds(work)) {
              return false;
            }
          }
          return true;
        };
      }
    };
  }

  /** At least one holds. */
  public static Check any(List<Check> parts) {
    List<Check> open = parts.stream().filter(part -> part != Check.NEVER).toList();
    if (open.contains(Check.ALWAYS)) {
      return Check.ALWAYS;
    }
    return switch (open.size()) {
      case 0 -> Check.NEVER;
      case 1 -> open.getFirst();
      default -> {
        Check[] all = open.toArray(Check[]::new);
        yield work -> {
          for (Check part : all) {
            if (part.holds(work)) {
              return true;
            }
          }
          return false;
        };
      }
    };
  }

  /** It does not hold. */
  public static Check not(Check part) {
    if (part == Check.ALWAYS) {
      return Check.NEVER;
    }
    return part == Check.NEVER ? Check.ALWAYS : work -> !part.holds(work);
  }

  /** A list has one of the texts as an element. */
  public static Check holds(TextCheck.Place place, List<String> texts) {
    return work -> {
      int list = place.of(work);
      for (int i = 0; i < texts.size(); i++) {
        if (Lists.holds(work.tape(), list, texts.get(i))) {
          return true;
        }
      }
      return false;
    };
  }

  /** The value is of a type, or is true or false. */
  public static Check type(TextCheck.Place place, Word word) {
    return work -> {
      Tape tape = work.tape();
      byte kind = tape.kind(place.of(work));
      return switch (word) {
        case IS_OBJECT -> kind == Kind.OBJECT || kind == Kind.PAIR;
        case IS_LIST -> kind == Kind.LIST || kind == Kind.GROWN;
        case IS_TEXT -> kind == Kind.TEXT;
        case IS_TRUE -> kind == Kind.TRUE;
        default -> kind == Kind.FALSE;
      };
    };
  }
}
