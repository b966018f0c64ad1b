package io.defenderxdr.mapping.oracle.event;

import io.defenderxdr.mapping.oracle.Conversions.Refused;
import io.defenderxdr.mapping.oracle.Trees;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Sections 5.10 to 5.14: url, adapter, users, arguments and related.*. */
final class DeviceRest {

  private static final Pattern IN_BRACES = Pattern.compile("\\{(.*)\\}");

  private final Doc doc;

  DeviceRest(Doc doc) {
    this.doc = doc;
  }

  void fill() {
    url();
    doc.set("http/request/referrer", "file/origin_referrer_url");
    adapter();
    users();
    arguments("process");
    arguments("process/parent");
    related();
  }

  private void url() {
    Object value = doc.vendor("remote/url");
    if (value != null && !value.equals("")) {
      try {
        doc.put("url", UrlParts.of(value));
      } catch (Refused e) {
        // Ignored silently.
      }
    }
  }

  private void adapter() {
    Object value = doc.column("NetworkAdapterName");
    if (value == null) {
      return;
    }
    if (!(value instanceof String name)) {
      throw new Aborted("conditional", "adapter", "the name of the adapter is no text");
    }
    if (!name.startsWith("{")) {
      doc.copy(Doc.P + "NetworkAdapterName", Doc.V + "network/adapter_name");
      return;
    }
    Matcher matcher = IN_BRACES.matcher(name);
    if (!matcher.matches()) {
      throw new Aborted("dissect", "adapter", "no closing brace");
    }
    String inner = matcher.group(1);
    if (inner.isEmpty() || inner.contains("{") || inner.contains("}")) {
      EventErrors.unsettled(doc.root(), "");
    }
    doc.put(Doc.V + "network/adapter_name", inner);
  }

  private void users() {
    if (!(doc.column("LoggedOnUsers") instanceof List<?> list)) {
      return;
    }
    for (Object element : list) {
      Map<String, Object> user = Trees.map(element);
      Object name = user == null ? null : user.get("UserName");
      doc.add(Doc.V + "active_users", name);
      if (name instanceof List || name instanceof Map) {
        EventErrors.unsettled(doc.root(), "related/user");
      }
    }
    if (doc.vendor("active_users") instanceof List<?> names) {
      names.forEach(name -> doc.add("related/user", name));
    }
  }

  private void arguments(String process) {
    Object line = doc.get(process + "/command_line");
    if (line == null || line.equals("")) {
      return;
    }
    if (!(line instanceof String text)) {
      throw new Aborted("script", "args", "the command line is no text");
    }
    List<Object> arguments = CommandLine.split(text);
    doc.put(process + "/args", arguments);
    doc.put(process + "/args_count", BigInteger.valueOf(arguments.size()));
  }

  private void related() {
    relate("related/hosts", "host/id", "host/name", "user/domain");
    relate("related/hosts", Doc.V + "initiating_process/account_domain");
    relate("related/user", "user/name", Doc.V + "initiating_process/account_name");
    relate("related/ip", Doc.V + "file/origin_ip", "source/ip", "destination/ip");
    if (doc.get("host/ip") instanceof List<?> addresses) {
      addresses.forEach(address -> doc.addOnce("related/ip", address));
    }
    relate("related/ip", Doc.V + "ipv4_dhcp", Doc.V + "ipv6_dhcp");
    relate("related/hash", "file/hash/md5", "file/hash/sha1", "file/hash/sha256");
    relate("related/hash", "process/hash/md5", "process/hash/sha1", "process/hash/sha256");
    for (String kind : List.of("md5", "sha1", "sha256")) {
      if (doc.get("process/hash/" + kind) != null) {
        relate("related/hash", "process/parent/hash/" + kind);
      }
    }
    relate("related/hash", Doc.V + "issuer_hash", Doc.V + "signer_hash");
  }

  private void relate(String to, String... paths) {
    for (String path : paths) {
      doc.addOnce(to, doc.get(path));
    }
  }
}
