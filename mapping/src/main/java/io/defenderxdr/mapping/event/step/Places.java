package io.defenderxdr.mapping.event.step;

import java.util.Map;

/** Where an address is, and whose network it belongs to. Safe for many threads. */
public interface Places {

  /** Knows no address. */
  Places NONE =
      new Places() {
        @Override
        public Map<String, Object> place(String address) {
          return Map.of();
        }

        @Override
        public Map<String, Object> owner(String address) {
          return Map.of();
        }
      };

  /**
   * Where an address is: parts by name, texts, and for the location a map of lat and lon in
   * degrees; empty if it is not known.
   */
  Map<String, Object> place(String address);

  /** Whose network it is; empty if it is not known. */
  Map<String, Object> owner(String address);
}
