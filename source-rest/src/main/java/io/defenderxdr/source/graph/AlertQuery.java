package io.defenderxdr.source.graph;

import io.defenderxdr.event.Ticks;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Builds the addresses of {@code alerts_v2} (specification: REST collection, section 2).
 *
 * @param requestUrl API root
 */
record AlertQuery(URI requestUrl) {

  private static final String PATH = "/v1.0/security/alerts_v2";

  /** What a small question asks for: enough for the id, and for people to know the alert. */
  private static final String SMALL =
      "id,incidentId,lastUpdateDateTime,providerAlertId,title,severity,status,createdDateTime";

  /** A page of a window, oldest first. */
  URI page(Window window, int top, int skip) {
    return address(filter(window), top, skip, "");
  }

  /** A page of a window that fulfils one more condition, such as {@code severity eq 'low'}. */
  URI page(Window window, String condition, int top, int skip) {
    String all = filter(window) + (condition.isEmpty() ? "" : " and " + condition);
    return address(all, top, skip, "");
  }

  /** One item of a window, without what makes it large. */
  URI small(Window window, int skip) {
    return address(filter(window), 1, skip, "&$select=" + encode(SMALL));
  }

  /** One item of a window, without what makes it large, and how many there are. */
  URI count(Window window) {
    return address(filter(window), 1, 0, "&$count=true&$select=" + encode(SMALL));
  }

  /** One item before a moment: to see whether the server answers at all. */
  URI before(Ticks moment) {
    return address("lastUpdateDateTime lt " + moment, 1, 0, "");
  }

  private URI address(String filter, int top, int skip, String more) {
    return URI.create(
        "%s%s?$top=%d&$skip=%d&$orderby=%s&$filter=%s%s"
            .formatted(
                requestUrl,
                PATH,
                top,
                skip,
                encode("lastUpdateDateTime asc"),
                encode(filter),
                more));
  }

  private static String filter(Window window) {
    @Nullable Ticks to = window.to();
    return "lastUpdateDateTime ge "
        + window.from()
        + (to == null ? "" : " and lastUpdateDateTime lt " + to);
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  /** Whether a server's link stays on the server that was asked. */
  boolean isSameOrigin(URI link) {
    return requestUrl.getScheme().equalsIgnoreCase(String.valueOf(link.getScheme()))
        && requestUrl.getHost().equalsIgnoreCase(String.valueOf(link.getHost()))
        && port(requestUrl) == port(link);
  }

  private static int port(URI uri) {
    if (uri.getPort() >= 0) {
      return uri.getPort();
    }
    return "https".equalsIgnoreCase(uri.getScheme()) ? 443 : 80;
  }
}
