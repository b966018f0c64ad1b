package io.defenderxdr.mapping.safety;

import io.defenderxdr.mapping.oracle.Json;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Makes a record that no sender should send of one that may be sent; the same of the same seed. */
final class Mutation {

  private final Random random;
  private final List<Node.Obj> objects = new ArrayList<>();
  private final List<Node.Arr> arrays = new ArrayList<>();

  Mutation(long seed) {
    random = new Random(seed);
  }

  /** The record with some values, names and fields changed; still JSON. */
  String changed(String record) {
    Node.Obj top = (Node.Obj) Node.read(record);
    places(top);
    for (int i = 1 + random.nextInt(6); i > 0; i--) {
      change();
    }
    return Node.write(top);
  }

  /** The record with some of its bytes changed. */
  byte[] broken(byte[] record) {
    byte[] bytes = record.clone();
    int at = random.nextInt(bytes.length);
    return switch (random.nextInt(8)) {
      case 0 -> Arrays.copyOf(bytes, at);
      case 1 -> joined(new byte[] {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF}, bytes);
      case 2 -> joined(bytes, Hostile.of(random, Hostile.TAILS).getBytes(StandardCharsets.UTF_8));
      case 3 -> joined(Arrays.copyOf(bytes, at), Arrays.copyOfRange(bytes, at + 1, bytes.length));
      case 4 -> inserted(bytes, at, (byte) 0xED, (byte) 0xA0, (byte) 0x80);
      case 5 -> inserted(bytes, at, (byte) 0xC0, (byte) 0xAF);
      case 6 -> inserted(bytes, at, bytes.clone());
      default -> {
        for (int i = 1 + random.nextInt(4); i > 0; i--) {
          bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
        }
        yield bytes;
      }
    };
  }

  private static byte[] inserted(byte[] bytes, int at, byte... more) {
    byte[] start = joined(Arrays.copyOf(bytes, at), more);
    return joined(start, Arrays.copyOfRange(bytes, at, bytes.length));
  }

  private static byte[] joined(byte[] a, byte[] b) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(a);
    out.writeBytes(b);
    return out.toByteArray();
  }

  private void places(Node node) {
    switch (node) {
      case Node.Obj object -> {
        objects.add(object);
        object.fields().forEach(field -> places(field.value()));
      }
      case Node.Arr array -> {
        arrays.add(array);
        array.elements().forEach(this::places);
      }
      case Node.Raw raw -> {}
    }
  }

  private void change() {
    if (!arrays.isEmpty() && random.nextInt(10) == 0) {
      List<Node> elements = arrays.get(random.nextInt(arrays.size())).elements();
      elements.add(random.nextInt(elements.size() + 1), value());
      return;
    }
    Node.Obj object = objects.get(random.nextInt(Math.min(objects.size(), 4)));
    List<Node.Field> fields = object.fields();
    int at = fields.isEmpty() ? 0 : random.nextInt(fields.size());
    Node.Field field = fields.isEmpty() ? new Node.Field("\"a\"", value()) : fields.get(at);
    Node.Field other =
        switch (random.nextInt(8)) {
          case 0 -> new Node.Field(Hostile.of(random, Hostile.NAMES), field.value());
          case 1 -> new Node.Field(Hostile.of(random, Hostile.NAMES), value());
          case 2 -> new Node.Field(field.quoted(), new Node.Arr(new ArrayList<>(List.of(value()))));
          case 3 -> new Node.Field(field.quoted(), inText(value()));
          default -> new Node.Field(field.quoted(), value());
        };
    if (fields.isEmpty() || random.nextInt(3) == 0) {
      fields.add(at, other);
    } else {
      fields.set(at, other);
    }
  }

  private Node value() {
    return new Node.Raw(Hostile.of(random, Hostile.VALUES));
  }

  /** JSON within a text, as AdditionalFields has it. */
  private static Node inText(Node value) {
    return new Node.Raw(Json.write(Node.write(value)));
  }
}
