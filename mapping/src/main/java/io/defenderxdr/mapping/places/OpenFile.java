package io.defenderxdr.mapping.places;

import com.maxmind.db.CHMCache;
import com.maxmind.geoip2.DatabaseReader;
import com.maxmind.geoip2.exception.GeoIp2Exception;
import io.defenderxdr.mapping.value.Ips;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/**
 * One state of a file, with what was found in it. Safe for many threads.
 *
 * <p>It reads a copy that nobody else can write to: a mapped file that is cut short by the tool
 * that replaces it would end the reading thread. The copy has no name from the start and goes with
 * the last reader.
 */
final class OpenFile {

  private static final int MOST = 10_000;

  private final Path file;
  private final DatabaseReader reader;
  private final AddressFacts facts;
  private final Consumer<String> trouble;
  private final FoundAddresses found = new FoundAddresses(MOST);
  private final AtomicBoolean damaged = new AtomicBoolean();

  private OpenFile(Path file, DatabaseReader reader, AddressFacts facts, Consumer<String> trouble) {
    this.file = file;
    this.reader = reader;
    this.facts = facts;
    this.trouble = trouble;
  }

  /**
   * Reads a file.
   *
   * @param trouble takes a sentence, once, if what was read turns out to be damaged
   * @throws IOException with a clause that says what is wrong and what to do
   */
  static OpenFile read(Path file, AddressFacts facts, Consumer<String> trouble) throws IOException {
    Path copy = copy(file);
    try {
      DatabaseReader reader = open(copy, facts);
      String type = reader.metadata().databaseType();
      if (!type.contains(facts.type())) {
        throw new IOException(
            "it is of type '%s'; give one of type %s, such as %s."
                .formatted(type, facts.type(), facts.example()));
      }
      return new OpenFile(file, reader, facts, trouble);
    } finally {
      Files.deleteIfExists(copy);
    }
  }

  private static Path copy(Path file) throws IOException {
    Path copy;
    try {
      copy = Files.createTempFile("addresses-", ".mmdb");
    } catch (IOException e) {
      throw new IOException(
          "no copy of it can be written to the folder of temporary files; make it writable.", e);
    }
    try {
      return Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      Files.deleteIfExists(copy);
      throw new IOException("it cannot be read or copied; check your rights and the disk.", e);
    }
  }

  private static DatabaseReader open(Path copy, AddressFacts facts) throws IOException {
    try {
      return new DatabaseReader.Builder(copy.toFile()).withCache(new CHMCache()).build();
    } catch (IOException | RuntimeException e) {
      // The library says with exceptions of many kinds that a file is none of its own.
      throw new IOException(
          "it is no whole file of MaxMind's format; fetch %s anew.".formatted(facts.example()), e);
    }
  }

  /** What is known of an address; empty if it is no address, or nothing is. */
  Map<String, Object> find(String address) {
    return Ips.isAddress(address) ? found.get(address, this::search) : Map.of();
  }

  private Map<String, Object> search(String address) {
    try {
      return facts.find(reader, InetAddress.getByName(address));
    } catch (IOException | GeoIp2Exception | RuntimeException e) {
      // Whatever the library stumbles over, it is the file that is damaged and not the record.
      if (damaged.compareAndSet(false, true)) {
        trouble.accept(
            "The address file %s is damaged, %s is not found in it: fetch it anew."
                .formatted(file, address));
      }
      return Map.of();
    }
  }
}
