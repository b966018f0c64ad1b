package io.defenderxdr.mapping.places;

import com.maxmind.geoip2.DatabaseReader;
import com.maxmind.geoip2.exception.GeoIp2Exception;
import com.maxmind.geoip2.model.AsnResponse;
import com.maxmind.geoip2.model.CityResponse;
import com.maxmind.geoip2.record.Location;
import com.maxmind.geoip2.record.Subdivision;
import java.io.IOException;
import java.net.InetAddress;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a kind of file knows of an address, as the parts that the tables name. */
enum AddressFacts {
  PLACE("City", "GeoLite2-City.mmdb") {
    @Override
    Map<String, Object> find(DatabaseReader reader, InetAddress address)
        throws IOException, GeoIp2Exception {
      Optional<CityResponse> found = reader.tryCity(address);
      return found.isPresent() ? place(found.get()) : Map.of();
    }
  },
  OWNER("ASN", "GeoLite2-ASN.mmdb") {
    @Override
    Map<String, Object> find(DatabaseReader reader, InetAddress address)
        throws IOException, GeoIp2Exception {
      Optional<AsnResponse> found = reader.tryAsn(address);
      return found.isPresent() ? owner(found.get()) : Map.of();
    }
  };

  private final String type;
  private final String example;

  AddressFacts(String type, String example) {
    this.type = type;
    this.example = example;
  }

  /** Part of the type that such a file says it is of. */
  String type() {
    return type;
  }

  /** The name of such a file. */
  String example() {
    return example;
  }

  /** The parts that are known; empty if the file has no such address. */
  abstract Map<String, Object> find(DatabaseReader reader, InetAddress address)
      throws IOException, GeoIp2Exception;

  private static Map<String, Object> place(CityResponse found) {
    Map<String, Object> parts = new LinkedHashMap<>();
    String country = found.country().isoCode();
    put(parts, "continent_name", found.continent().name());
    put(parts, "country_name", found.country().name());
    put(parts, "country_iso_code", country);
    Subdivision region = found.mostSpecificSubdivision();
    put(parts, "region_name", region.name());
    if (country != null && region.isoCode() != null) {
      put(parts, "region_iso_code", country + "-" + region.isoCode());
    }
    put(parts, "city_name", found.city().name());
    Location location = found.location();
    Double latitude = location.latitude();
    Double longitude = location.longitude();
    if (latitude != null && longitude != null) {
      Map<String, Object> point = new LinkedHashMap<>();
      point.put("lat", latitude);
      point.put("lon", longitude);
      parts.put("location", point);
    }
    return parts;
  }

  private static Map<String, Object> owner(AsnResponse found) {
    Map<String, Object> parts = new LinkedHashMap<>();
    put(parts, "number", found.autonomousSystemNumber());
    put(parts, "organization.name", found.autonomousSystemOrganization());
    return parts;
  }

  private static void put(Map<String, Object> parts, String name, @Nullable Object part) {
    if (part != null && !part.equals("")) {
      parts.put(name, part);
    }
  }
}
