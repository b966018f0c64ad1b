package io.defenderxdr.mapping.places;

import static org.assertj.core.api.Assertions.assertThat;

import io.defenderxdr.mapping.event.step.Places;
import io.defenderxdr.testkit.AddressFile;
import io.defenderxdr.testkit.FakeClock;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MaxMindPlacesTest {

  private static final String BOXFORD = "81.2.69.160";

  @TempDir Path folder;

  private final FakeClock clock = new FakeClock(Instant.parse("2026-01-02T03:04:05Z"));
  private final List<String> notes = new ArrayList<>();
  private Path city;
  private Path asn;

  @BeforeEach
  void names() {
    city = folder.resolve("City.mmdb");
    asn = folder.resolve("ASN.mmdb");
  }

  private Places places() {
    return MaxMindPlaces.of(Optional.of(city), Optional.of(asn), clock, notes::add);
  }

  private void write() {
    AddressFile.city().writeTo(city);
    AddressFile.asn().writeTo(asn);
  }

  @Test
  void knowsNothingWithoutAFile() {
    assertThat(MaxMindPlaces.of(Optional.empty(), Optional.empty(), clock, notes::add))
        .isSameAs(Places.NONE);
  }

  @Test
  void tellsThePlaceOfAnAddress() {
    write();
    assertThat(places().place(BOXFORD))
        .isEqualTo(
            Map.of(
                "continent_name", "Europe",
                "country_name", "United Kingdom",
                "country_iso_code", "GB",
                "region_name", "England",
                "region_iso_code", "GB-ENG",
                "city_name", "Boxford",
                "location", Map.of("lat", 51.75, "lon", -1.25)));
    assertThat(places().place("2001:218::77"))
        .isEqualTo(Map.of("country_name", "Japan", "country_iso_code", "JP"));
    assertThat(notes).isEmpty();
  }

  @Test
  void tellsTheOwnerOfANetwork() {
    write();
    assertThat(places().owner("89.160.20.112"))
        .isEqualTo(Map.of("number", 29518L, "organization.name", "Bredband2 AB"));
    assertThat(places().owner("2001:218::77")).isEqualTo(Map.of("number", 2914L));
  }

  @Test
  void knowsNothingOfOtherAddressesAndOfWhatIsNone() {
    write();
    for (String address : List.of("10.0.0.1", "::1", "fe80::1%eth0", "localhost", "", "1.2.3")) {
      assertThat(places().place(address)).as(address).isEmpty();
      assertThat(places().owner(address)).as(address).isEmpty();
    }
    assertThat(notes).isEmpty();
  }

  @Test
  void saysOnceThatAFileIsMissingAndTakesItWhenItComes() {
    Places places = MaxMindPlaces.of(Optional.of(city), Optional.empty(), clock, notes::add);
    assertThat(places.place(BOXFORD)).isEmpty();
    clock.advance(Duration.ofMinutes(5));
    assertThat(places.place(BOXFORD)).isEmpty();
    assertThat(notes)
        .containsExactly(
            "The address file "
                + city
                + " does not exist: put a file such as GeoLite2-City.mmdb there, or take the"
                + " setting away. Until then no address is looked up in it.");
    AddressFile.city().writeTo(city);
    clock.advance(Duration.ofMinutes(1));
    assertThat(places.place(BOXFORD)).containsEntry("city_name", "Boxford");
    assertThat(notes).hasSize(2).last().isEqualTo("The address file " + city + " is read again.");
  }

  @Test
  void readsAReplacedFileAtMostAMinuteLater() {
    write();
    Places places = places();
    assertThat(places.place(BOXFORD)).containsEntry("city_name", "Boxford");
    new AddressFile("GeoLite2-City")
        .add(BOXFORD, 32, AddressFile.boxford("New Boxford"))
        .writeTo(city);
    clock.advance(Duration.ofSeconds(59));
    assertThat(places.place(BOXFORD)).containsEntry("city_name", "Boxford");
    clock.advance(Duration.ofSeconds(1));
    assertThat(places.place(BOXFORD)).containsEntry("city_name", "New Boxford");
    assertThat(notes).isEmpty();
  }

  @Test
  void staysWithTheOldFileWhileTheNewOneIsBroken() throws IOException {
    write();
    Places places = places();
    Files.writeString(city, "<html>Please log in</html>");
    clock.advance(Duration.ofMinutes(1));
    assertThat(places.place(BOXFORD)).containsEntry("city_name", "Boxford");
    clock.advance(Duration.ofMinutes(1));
    assertThat(places.place("2001:218::1")).containsEntry("country_name", "Japan");
    assertThat(notes)
        .containsExactly(
            "The address file "
                + city
                + " cannot be used: it is no whole file of MaxMind's format; fetch"
                + " GeoLite2-City.mmdb anew. What was read before stays in use.");
  }

  @Test
  void outlivesAFileThatIsCutShortOrDeletedWhileItIsRead() throws IOException {
    write();
    Places places = places();
    Files.write(city, new byte[0]);
    assertThat(places.place(BOXFORD)).containsEntry("city_name", "Boxford");
    Files.delete(city);
    clock.advance(Duration.ofMinutes(1));
    assertThat(places.place("89.160.20.112")).containsEntry("city_name", "Linköping");
    assertThat(notes).singleElement().asString().contains("does not exist");
  }

  @Test
  void saysThatAFileIsOfAnotherType() {
    AddressFile.asn().writeTo(city);
    Places places = MaxMindPlaces.of(Optional.of(city), Optional.empty(), clock, notes::add);
    assertThat(places.place(BOXFORD)).isEmpty();
    assertThat(notes)
        .containsExactly(
            "The address file "
                + city
                + " cannot be used: it is of type 'GeoLite2-ASN'; give one of type City, such as"
                + " GeoLite2-City.mmdb. Until then no address is looked up in it.");
  }

  @Test
  void findsNothingWhereAFileIsDamagedAndSaysSoOnce() throws IOException {
    byte[] bytes = AddressFile.city().bytes();
    int names = indexOf(bytes, "names".getBytes(StandardCharsets.UTF_8));
    Arrays.fill(bytes, names - 3, names + 200, (byte) 0x1f);
    Files.write(city, bytes);
    Places places = MaxMindPlaces.of(Optional.of(city), Optional.empty(), clock, notes::add);
    assertThat(places.place(BOXFORD)).isEmpty();
    assertThat(places.place("81.2.69.161")).isEmpty();
    assertThat(notes).singleElement().asString().contains("is damaged");
  }

  private static int indexOf(byte[] bytes, byte[] part) {
    for (int i = 0; i < bytes.length; i++) {
      if (Arrays.equals(bytes, i, Math.min(i + part.length, bytes.length), part, 0, part.length)) {
        return i;
      }
    }
    throw new AssertionError("no such part");
  }

  @Test
  void leavesNoCopyBehind() throws IOException {
    write();
    Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
    assertThat(places().place(BOXFORD)).isNotEmpty();
    try (var files = Files.newDirectoryStream(temporary, "addresses-*.mmdb")) {
      assertThat(files).isEmpty();
    }
  }

  @Test
  void remembersABoundedNumberOfAddresses() {
    FoundAddresses found = new FoundAddresses(100);
    for (int i = 0; i < 10_000; i++) {
      found.get("10.0." + i / 256 + "." + i % 256, address -> Map.of("is", address));
      assertThat(found.get("10.9.9.9", address -> Map.of("is", address)))
          .containsEntry("is", "10.9.9.9");
    }
    assertThat(found.size()).isBetween(100, 200);
  }
}
