package io.defenderxdr.mapping.oracle.event;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Sections 5.5 and 5.8: source, destination, dns and network. */
final class DeviceNetwork {

  private final Doc doc;
  private final DeviceKinds kinds;
  private final Object direction;

  DeviceNetwork(Doc doc, DeviceKinds kinds) {
    this.doc = doc;
    this.kinds = kinds;
    this.direction = doc.vendor("network_direction");
  }

  void fillAddresses() {
    boolean logon = kinds.is("authentication");
    boolean network = kinds.is("network");
    boolean other = kinds.cat() && !logon;
    boolean in = network && "In".equals(direction);
    boolean out = network && "Out".equals(direction);
    when(logon, "source/ip", "remote/ip");
    when(in, "source/ip", "remote/ip");
    when(other && direction == null, "source/ip", "local/ip");
    when(out, "source/ip", "local/ip");
    when(kinds.is("file"), "source/ip", "request/source_ip");
    when(in, "source/port", "remote/port");
    when(logon, "source/port", "remote/port");
    when(other, "source/port", "local/port");
    when(out, "source/port", "local/port");
    when(true, "source/port", "request/source_port");
    when(true, "source/domain", "remote/device_name");
    when(out, "destination/ip", "remote/ip");
    when(other && direction == null, "destination/ip", "remote/ip");
    when(in, "destination/ip", "local/ip");
    if (network) {
      doc.copy("destination/ip", "destination/address");
    }
    when(other && direction == null, "destination/port", "remote/port");
    when(out, "destination/port", "remote/port");
    when(in, "destination/port", "local/port");
  }

  private void when(boolean yes, String to, String vendor) {
    if (yes) {
      doc.set(to, vendor);
    }
  }

  void fillProtocols() {
    if (kinds.dnsInspected()) {
      doc.set("dns/question/name", "dns/query");
      doc.set("dns/question/class", "dns/qclass_name");
      doc.set("dns/question/type", "dns/qtype_name");
      doc.set("dns/response_code", "dns/rcode_name");
      answers(doc.vendor("dns/answers"), doc.vendor("dns/ttls"));
      doc.set("dns/header_flags", "dns/header_flags");
    }
    protocols();
    if (kinds.is("network")) {
      if (direction == null) {
        doc.put("network/direction", "unknown");
      } else if (direction.equals("In")) {
        doc.put("network/direction", "inbound");
      } else if (direction.equals("Out")) {
        doc.put("network/direction", "outbound");
      }
    }
  }

  private void answers(Object answers, Object ttls) {
    if (answers == null || ttls == null) {
      return;
    }
    boolean empty = isEmpty(answers) || isEmpty(ttls);
    if (empty && (!hasSize(answers) || !hasSize(ttls))) {
      EventErrors.unsettled(doc.root(), ""); // Which of both is asked first.
    }
    if (empty) {
      return;
    }
    if (!(answers instanceof List<?> data) || !(ttls instanceof List<?> times)) {
      if (answers instanceof Map || ttls instanceof Map) {
        EventErrors.unsettled(doc.root(), ""); // Whether the sizes are compared before.
      }
      throw new Aborted("script", "dns_answers", "answers or TTLs are no list");
    }
    if (data.size() != times.size()) {
      EventErrors.text(doc.root(), "DNS answers and TTLs have a different length");
    }
    doc.put("dns/answers", pairs(data, times));
  }

  private List<Object> pairs(List<?> data, List<?> times) {
    List<Object> pairs = new ArrayList<>();
    for (int i = 0; i < data.size(); i++) {
      if (i >= times.size() || !(times.get(i) instanceof Number time)) {
        EventErrors.unsettled(doc.root(), "dns/answers"); // Whether those before are kept.
        throw new Aborted("script", "dns_answers", "no TTL");
      }
      Map<String, Object> pair = new LinkedHashMap<>();
      pair.put("data", data.get(i));
      pair.put("ttl", truncated(time));
      pairs.add(pair);
    }
    return pairs;
  }

  private BigInteger truncated(Number number) {
    BigInteger whole =
        number instanceof Double fraction
            ? new BigDecimal(fraction).toBigInteger()
            : (BigInteger) number;
    if (whole.bitLength() > 63) {
      EventErrors.unsettled(doc.root(), "dns/answers");
    }
    return whole;
  }

  private static boolean isEmpty(Object value) {
    return value.equals("")
        || (value instanceof Collection<?> list && list.isEmpty())
        || (value instanceof Map<?, ?> map && map.isEmpty());
  }

  private static boolean hasSize(Object value) {
    return value instanceof String || value instanceof Collection || value instanceof Map;
  }

  private void protocols() {
    String transport = "network/transport";
    String protocol = "network/protocol";
    lowered("protocol", transport);
    if ("ntlm".equals(doc.get(transport))) {
      doc.remove(transport);
      doc.put(protocol, "ntlm");
    }
    if ("icmp".equals(doc.get(protocol))) {
      doc.remove(protocol);
      doc.put(transport, "icmp");
    }
    Object now = doc.get(transport);
    if ("tcpv4".equals(now) || "tcpv6".equals(now)) {
      doc.put(transport, "tcp");
    }
    if ("negotiate".equals(now) || "microsoft_authentication_package_v1_0".equals(now)) {
      doc.remove(transport);
    }
    lowered("request/protocol", protocol);
    for (String name : List.of("dns", "http", "ssl", "ftp")) {
      if (kinds.action().contains(name)) {
        doc.put(protocol, name);
      }
    }
    if ("local".equals(doc.get(protocol)) || "unknown".equals(doc.get(protocol))) {
      doc.remove(protocol);
    }
  }

  private void lowered(String vendor, String to) {
    doc.set(to, vendor);
    Object value = doc.vendor(vendor);
    if (value != null && !(value instanceof String)) {
      EventErrors.unsettled(doc.root(), "network"); // What else of it is set by then.
      throw new Aborted("lowercase", to, "the protocol is no text");
    }
    if (doc.get(to) instanceof String text) {
      doc.put(to, text.toLowerCase(Locale.ROOT));
    }
  }
}
