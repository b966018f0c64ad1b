package io.defenderxdr.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import io.defenderxdr.event.ByteSlice;
import io.defenderxdr.event.Origin;
import io.defenderxdr.event.SourceBatch;
import io.defenderxdr.event.SourceRecord;
import io.defenderxdr.event.StreamId;
import io.defenderxdr.event.TimePosition;
import io.defenderxdr.mapping.places.MaxMindPlaces;
import io.defenderxdr.pipeline.Mapping;
import io.defenderxdr.testkit.AddressFile;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is known of addresses stands in documents of the event stream. */
class PlacesOfEventsTest {

  private static final StreamId STREAM = new StreamId("test", "event");
  private static final Map<String, Object> BOXFORD =
      Map.of(
          "continent_name", "Europe",
          "country_name", "United Kingdom",
          "country_iso_code", "GB",
          "region_name", "England",
          "region_iso_code", "GB-ENG",
          "city_name", "Boxford",
          "location", Map.of("lat", number("51.75"), "lon", number("-1.25")));

  @TempDir Path folder;

  private static Object number(String text) {
    return Cases.object("{\"n\":" + text + "}").get("n");
  }

  private Map<String, Object> document(boolean asReference, String table, String columns) {
    Mapping mapping =
        Mappings.forStream(
            STREAM,
            new MappingOptions("default", "", List.of(), asReference, false, RecordProcessor.NONE),
            MaxMindPlaces.of(
                Optional.of(AddressFile.city().writeTo(folder.resolve("c.mmdb"))),
                Optional.of(AddressFile.asn().writeTo(folder.resolve("a.mmdb"))),
                Mapped.CLOCK,
                note -> {
                  throw new AssertionError(note);
                }),
            Mapped.CLOCK);
    String record =
        "{\"category\":\"AdvancedHunting-%s\",\"properties\":%s}".formatted(table, columns);
    SourceRecord source = new SourceRecord(ByteSlice.of(record), new Origin("test", null));
    return Mapped.source(
        mapping
            .map(new SourceBatch(STREAM, List.of(source), TimePosition.START))
            .list()
            .getFirst());
  }

  private static Object at(Map<String, Object> document, String... path) {
    Object at = document;
    for (String name : path) {
      at = ((Map<?, ?>) at).get(name);
    }
    return at;
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aDeviceIsWhereItsPublicAddressIs(boolean asReference) {
    Map<String, Object> document =
        document(asReference, "DeviceInfo", "{\"PublicIP\":\"81.2.69.161\"}");
    assertThat(at(document, "host", "geo")).isEqualTo(BOXFORD);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void bothEndsOfAConnectionHavePlaceAndOwner(boolean asReference) {
    Map<String, Object> document =
        document(
            asReference,
            "DeviceNetworkEvents",
            "{\"ActionType\":\"ConnectionSuccess\",\"LocalIP\":\"89.160.20.112\",\"RemoteIP\":\"2001:218::7\"}");
    assertThat(at(document, "source", "geo", "city_name")).isEqualTo("Linköping");
    assertThat(at(document, "source", "as"))
        .isEqualTo(
            Map.of("number", number("29518"), "organization", Map.of("name", "Bredband2 AB")));
    assertThat(at(document, "destination", "geo"))
        .isEqualTo(Map.of("country_name", "Japan", "country_iso_code", "JP"));
    assertThat(at(document, "destination", "as")).isEqualTo(Map.of("number", number("2914")));
  }

  @Test
  void aClientOfACloudServiceHasAPlace() {
    Map<String, Object> document =
        document(false, "CloudAuditEvents", "{\"IPAddress\":\"81.2.69.161\"}");
    assertThat(at(document, "client", "geo")).isEqualTo(BOXFORD);
  }

  @Test
  void anUnknownAddressHasNoPlace() {
    Map<String, Object> document = document(false, "DeviceInfo", "{\"PublicIP\":\"203.0.113.9\"}");
    assertThat(at(document, "host", "ip")).isEqualTo(List.of("203.0.113.9"));
    assertThat(at(document, "host", "geo")).isNull();
  }
}
