package io.defenderxdr.mapping.places;

import io.defenderxdr.mapping.event.step.Places;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Looks addresses up in files of MaxMind's format: a City file tells the place, an ASN file the
 * owner of the network (specification: event-device 5.13, event-tables 6.6). A file that is missing
 * or broken is told in one sentence and looks nothing up; a file that is replaced is read anew
 * within a minute or so. No record ever fails by it. Safe for many threads.
 */
public final class MaxMindPlaces implements Places {

  private final Optional<WatchedFile> city;
  private final Optional<WatchedFile> asn;

  private MaxMindPlaces(Optional<WatchedFile> city, Optional<WatchedFile> asn) {
    this.city = city;
    this.asn = asn;
  }

  /**
   * The places that files know; without any file none.
   *
   * @param city a file such as GeoLite2-City.mmdb
   * @param asn a file such as GeoLite2-ASN.mmdb
   * @param clock when a file is looked at again
   * @param notes takes one sentence whenever a file cannot be used, or can be again
   */
  public static Places of(
      Optional<Path> city, Optional<Path> asn, Clock clock, Consumer<String> notes) {
    if (city.isEmpty() && asn.isEmpty()) {
      return NONE;
    }
    return new MaxMindPlaces(
        city.map(file -> new WatchedFile(file, AddressFacts.PLACE, clock, notes)),
        asn.map(file -> new WatchedFile(file, AddressFacts.OWNER, clock, notes)));
  }

  @Override
  public Map<String, Object> place(String address) {
    return city.map(file -> file.find(address)).orElse(Map.of());
  }

  @Override
  public Map<String, Object> owner(String address) {
    return asn.map(file -> file.find(address)).orElse(Map.of());
  }
}
