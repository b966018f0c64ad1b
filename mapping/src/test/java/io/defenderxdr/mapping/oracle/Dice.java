package io.defenderxdr.mapping.oracle;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;

/** Seeded choices, and values that stand where they should not. */
public final class Dice {

  private static final List<Object> SCALARS =
      List.of(
          true,
          false,
          BigInteger.ZERO,
          BigInteger.ONE,
          BigInteger.valueOf(-7),
          BigInteger.valueOf(9_007_199_254_740_993L),
          new BigInteger("9223372036854775807"),
          new BigInteger("9223372036854775808"),
          new BigInteger("123456789012345678901234567890"),
          1.0,
          5.0,
          0.5,
          1e10,
          1e22,
          -2.25,
          "5",
          " ",
          "true",
          "ünïcode 日本語 😀",
          "tab\tline\nquote\" back\\slash / \u0001 \u007f \u2028",
          "<&>",
          "null",
          "{\"a\":1}",
          "\u00a0",
          "-",
          "\\",
          "/");

  private final Random random;

  public Dice(long seed) {
    random = new Random(seed);
  }

  public boolean chance(int percent) {
    return random.nextInt(100) < percent;
  }

  public int upTo(int most) {
    return random.nextInt(most + 1);
  }

  public <T> T pick(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }

  /** One of the words of a text. */
  public String word(String words) {
    return pick(List.of(words.split(" ", -1)));
  }

  /** Mostly what belongs there; sometimes null, empty, or of any other kind. */
  public Object mostly(Supplier<Object> good) {
    int draw = random.nextInt(100);
    if (draw < 80) {
      return good.get();
    }
    return draw < 87 ? null : draw < 90 ? "" : anything(2);
  }

  /** Any value, nested at most so deep. */
  public Object anything(int depth) {
    int draw = random.nextInt(100);
    if (draw < 12 && depth > 0) {
      return someMap(depth - 1);
    }
    if (draw < 24 && depth > 0) {
      return someList(depth - 1);
    }
    if (draw < 34) {
      return pick(
          List.of("", List.of(), Map.of(), List.of(""), Map.of("a", ""), List.of(Map.of())));
    }
    return draw < 40 ? null : pick(SCALARS);
  }

  /** A number so deep in maps and lists. */
  public Object nested(int depth) {
    Object value = BigInteger.TEN;
    for (int i = 0; i < depth; i++) {
      value = chance(50) ? List.of(value) : Map.of("d", value);
    }
    return value;
  }

  private Object someMap(int depth) {
    Map<String, Object> map = new LinkedHashMap<>();
    for (int i = upTo(3); i > 0; i--) {
      map.put(word("a b @odata.type url ipAddress displayName name fileName"), anything(depth));
    }
    return map;
  }

  private Object someList(int depth) {
    List<Object> list = new ArrayList<>();
    for (int i = upTo(3); i > 0; i--) {
      list.add(anything(depth));
    }
    return list;
  }

  /** A list of so many values at most, some of them twice. */
  public Object list(int most, Supplier<Object> one) {
    List<Object> list = new ArrayList<>();
    for (int i = upTo(most); i > 0; i--) {
      list.add(mostly(one));
    }
    return list;
  }
}
