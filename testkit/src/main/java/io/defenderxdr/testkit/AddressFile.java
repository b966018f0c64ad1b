package io.defenderxdr.testkit;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes a small file of MaxMind's format (MaxMind DB File Format Specification 2.0): a tree of
 * bits with records of 24 bits, 16 bytes of nothing, the data, and the metadata.
 */
public final class AddressFile {

  private static final byte[] MARKER =
      "\u00ab\u00cd\u00efMaxMind.com".getBytes(StandardCharsets.ISO_8859_1);

  private final String type;

  /** Records of the tree: 0 = nothing, n = node n, -1 - n = data at offset n. */
  private final List<int[]> nodes = new ArrayList<>();

  private final ByteArrayOutputStream data = new ByteArrayOutputStream();

  /** An empty file of a type. */
  public AddressFile(String type) {
    this.type = type;
    nodes.add(new int[2]);
  }

  /** A file of the type GeoLite2-City with three places. */
  public static AddressFile city() {
    return new AddressFile("GeoLite2-City")
        .add("81.2.69.160", 27, boxford("Boxford"))
        .add(
            "89.160.20.112",
            28,
            Map.of(
                "continent", named("Europe"),
                "country", named("SE", "Sweden"),
                "subdivisions", List.of(named("E", "Östergötland County")),
                "city", named("Linköping"),
                "location", Map.of("latitude", 58.4167, "longitude", 15.6167)))
        .add("2001:218::", 32, Map.of("country", named("JP", "Japan")));
  }

  /** A place in England whose town has this name. */
  public static Map<String, Object> boxford(String town) {
    return Map.of(
        "continent", named("Europe"),
        "country", named("GB", "United Kingdom"),
        "subdivisions", List.of(named("ENG", "England")),
        "city", named(town),
        "location", Map.of("latitude", 51.75, "longitude", -1.25));
  }

  /** A file of the type GeoLite2-ASN with two networks. */
  public static AddressFile asn() {
    return new AddressFile("GeoLite2-ASN")
        .add(
            "89.160.0.0",
            17,
            Map.of(
                "autonomous_system_number",
                29518L,
                "autonomous_system_organization",
                "Bredband2 AB"))
        .add("2001:218::", 32, Map.of("autonomous_system_number", 2914L));
  }

  private static Map<String, Object> named(String code, String name) {
    return Map.of("iso_code", code, "names", Map.of("en", name, "de", name + "-de"));
  }

  private static Map<String, Object> named(String name) {
    return Map.of("names", Map.of("en", name));
  }

  /** Adds a network. */
  public AddressFile add(String address, int prefix, Map<String, Object> facts) {
    byte[] bits = new byte[16];
    byte[] given = bytes(address);
    System.arraycopy(given, 0, bits, 16 - given.length, given.length);
    int length = prefix + (16 - given.length) * 8;
    int offset = data.size();
    write(data, facts);
    int node = 0;
    for (int i = 0; i < length - 1; i++) {
      int side = bit(bits, i);
      if (nodes.get(node)[side] == 0) {
        nodes.add(new int[2]);
        nodes.get(node)[side] = nodes.size() - 1;
      }
      node = nodes.get(node)[side];
    }
    nodes.get(node)[bit(bits, length - 1)] = -1 - offset;
    return this;
  }

  private static byte[] bytes(String address) {
    try {
      return InetAddress.getByName(address).getAddress();
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException(address, e);
    }
  }

  private static int bit(byte[] bits, int index) {
    return (bits[index / 8] >> (7 - index % 8)) & 1;
  }

  /** The whole file. */
  public byte[] bytes() {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    for (int[] node : nodes) {
      record(file, node[0]);
      record(file, node[1]);
    }
    file.writeBytes(new byte[16]);
    file.writeBytes(data.toByteArray());
    file.writeBytes(MARKER);
    Map<String, Object> about = new LinkedHashMap<>();
    about.put("binary_format_major_version", 2);
    about.put("binary_format_minor_version", 0);
    about.put("build_epoch", 1_700_000_000L);
    about.put("database_type", type);
    about.put("description", Map.of("en", "a small file"));
    about.put("ip_version", 6);
    about.put("languages", List.of("en", "de"));
    about.put("node_count", nodes.size());
    about.put("record_size", 24);
    write(file, about);
    return file.toByteArray();
  }

  /** Writes the file in one move, as an updater does. */
  public Path writeTo(Path path) {
    try {
      Path beside = path.resolveSibling(path.getFileName() + ".new");
      Files.write(beside, bytes());
      return Files.move(beside, path, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void record(ByteArrayOutputStream file, int record) {
    int value = record == 0 ? nodes.size() : record > 0 ? record : nodes.size() + 16 - 1 - record;
    file.write(value >> 16);
    file.write(value >> 8);
    file.write(value);
  }

  private static void write(ByteArrayOutputStream out, Object value) {
    switch (value) {
      case Map<?, ?> map -> {
        control(out, 7, map.size());
        map.forEach(
            (name, inner) -> {
              write(out, name);
              write(out, inner);
            });
      }
      case List<?> list -> {
        control(out, 11, list.size());
        list.forEach(inner -> write(out, inner));
      }
      case String text -> {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        control(out, 2, utf8.length);
        out.writeBytes(utf8);
      }
      case Double number -> {
        control(out, 3, 8);
        out.writeBytes(ByteBuffer.allocate(8).putDouble(number).array());
      }
      case Long number -> {
        control(out, 6, 4);
        out.writeBytes(ByteBuffer.allocate(4).putInt(number.intValue()).array());
      }
      case Integer number -> {
        control(out, 5, 2);
        out.writeBytes(ByteBuffer.allocate(2).putShort(number.shortValue()).array());
      }
      default -> throw new IllegalArgumentException(value.getClass().toString());
    }
  }

  /** Type and size; sizes from 29 on take a byte more, types from 8 on too. */
  private static void control(ByteArrayOutputStream out, int type, int size) {
    int low = size < 29 ? size : 29;
    out.write(type > 7 ? low : type << 5 | low);
    if (type > 7) {
      out.write(type - 7);
    }
    if (low == 29) {
      out.write(size - 29);
    }
  }
}
