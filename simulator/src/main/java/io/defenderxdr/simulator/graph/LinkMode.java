package io.defenderxdr.simulator.graph;

import io.defenderxdr.simulator.fault.Fault;
import io.defenderxdr.simulator.fault.FaultBoard;
import io.defenderxdr.simulator.tenant.Key;
import io.defenderxdr.simulator.tenant.Page;
import io.defenderxdr.simulator.tenant.PageRequest;
import io.defenderxdr.simulator.wire.Request;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The forms that links to a next page have had. */
enum LinkMode {
  /** A place in the list, hidden in a token. */
  TOKEN,
  /** A count of alerts to leave out. */
  SKIP,
  /** As TOKEN, but nobody may follow. */
  REFUSED;

  static LinkMode of(FaultBoard faults) {
    return valueOf(faults.value(Fault.NEXTLINK).orElse("token").toUpperCase(Locale.ROOT));
  }

  /** The link to what comes behind a page, or null if nothing does. */
  @Nullable String next(Request request, PageRequest.Window window, Page page) {
    Key last = page.last();
    if (!page.more() || last == null) {
      return null;
    }
    Map<String, String> options = new LinkedHashMap<>(request.parameters());
    options.remove("$skip");
    options.remove(AlertQuery.SKIP_TOKEN);
    if (this == SKIP) {
      options.put("$skip", String.valueOf(window.skip() + page.states().size()));
    } else {
      options.put(AlertQuery.SKIP_TOKEN, SkipToken.of(last));
    }
    return request.origin() + request.path() + "?" + encoded(options);
  }

  private static String encoded(Map<String, String> options) {
    return options.entrySet().stream()
        .map(option -> option.getKey() + "=" + value(option.getValue()))
        .collect(Collectors.joining("&"));
  }

  private static String value(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
