package io.defenderxdr.mapping.processor;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** Ranges of addresses, by name or as CIDR. */
final class Networks {

  private static final byte[] BROADCAST = {-1, -1, -1, -1};
  private static final byte[] LOCAL_CONTROL = {(byte) 224, 0, 0, 0};

  /** By the definitions of the reference's collector. */
  private static final Map<String, Predicate<InetAddress>> NAMED =
      Map.of(
          "loopback",
          InetAddress::isLoopbackAddress,
          "unicast",
          Networks::isGlobalUnicast,
          "global_unicast",
          Networks::isGlobalUnicast,
          "link_local_unicast",
          InetAddress::isLinkLocalAddress,
          "interface_local_multicast",
          address -> isMulticastOfScope(address, 1),
          "link_local_multicast",
          Networks::isLinkLocalMulticast,
          "multicast",
          InetAddress::isMulticastAddress,
          "unspecified",
          InetAddress::isAnyLocalAddress,
          "private",
          Networks::isPrivate,
          "public",
          Networks::isPublic);

  /** Up to 255 only: anything else would be taken for a name and looked up. */
  private static final String OCTET = "(25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)";

  private Networks() {}

  static List<String> names() {
    return NAMED.keySet().stream().sorted().toList();
  }

  /** Private addresses too, but none that leads to the machine itself, to its link, or to many. */
  private static boolean isGlobalUnicast(InetAddress address) {
    return !address.isLoopbackAddress()
        && !address.isAnyLocalAddress()
        && !address.isLinkLocalAddress()
        && !address.isMulticastAddress()
        && !isBroadcast(address);
  }

  private static boolean isPublic(InetAddress address) {
    return !isPrivate(address)
        && !address.isLoopbackAddress()
        && !address.isAnyLocalAddress()
        && !address.isLinkLocalAddress()
        && !isLinkLocalMulticast(address)
        && !isMulticastOfScope(address, 1)
        && !isBroadcast(address);
  }

  private static boolean isPrivate(InetAddress address) {
    byte[] bytes = address.getAddress();
    boolean isUniqueLocal = bytes.length == 16 && (bytes[0] & 0xfe) == 0xfc;
    return isUniqueLocal || (bytes.length == 4 && address.isSiteLocalAddress());
  }

  private static boolean isBroadcast(InetAddress address) {
    return Arrays.equals(address.getAddress(), BROADCAST);
  }

  private static boolean isLinkLocalMulticast(InetAddress address) {
    byte[] bytes = address.getAddress();
    boolean isOfVersion4 = bytes.length == 4 && startsWith(bytes, LOCAL_CONTROL, 24);
    return isOfVersion4 || isMulticastOfScope(address, 2);
  }

  /** The scope is the second half of the second byte of a multicast address of version 6. */
  private static boolean isMulticastOfScope(InetAddress address, int scope) {
    byte[] bytes = address.getAddress();
    return bytes.length == 16 && address.isMulticastAddress() && (bytes[1] & 0x0f) == scope;
  }

  /** The range of a name or CIDR text; empty if it is neither. */
  static Optional<Predicate<InetAddress>> parse(String text) {
    Predicate<InetAddress> named = NAMED.get(text);
    if (named != null) {
      return Optional.of(named);
    }
    int slash = text.indexOf('/');
    Optional<InetAddress> base = address(slash < 0 ? text : text.substring(0, slash));
    if (base.isEmpty()) {
      return Optional.empty();
    }
    byte[] prefix = base.get().getAddress();
    try {
      int bits = slash < 0 ? prefix.length * 8 : Integer.parseInt(text.substring(slash + 1));
      return bits < 0 || bits > prefix.length * 8
          ? Optional.empty()
          : Optional.of(address -> startsWith(address.getAddress(), prefix, bits));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  private static boolean startsWith(byte[] address, byte[] prefix, int bits) {
    if (address.length != prefix.length) {
      return false;
    }
    for (int bit = 0; bit < bits; bit++) {
      int mask = 0x80 >> (bit % 8);
      if ((address[bit / 8] & mask) != (prefix[bit / 8] & mask)) {
        return false;
      }
    }
    return true;
  }

  /** An address literal; never a name to be looked up. */
  static Optional<InetAddress> address(String text) {
    boolean literal =
        text.indexOf(':') >= 0
            ? text.chars().allMatch(c -> Character.digit(c, 16) >= 0 || c == ':' || c == '.')
            : text.matches(OCTET + "(\\." + OCTET + "){3}");
    try {
      return literal ? Optional.of(InetAddress.getByName(text)) : Optional.empty();
    } catch (UnknownHostException e) {
      return Optional.empty();
    }
  }
}
