package io.defenderxdr.source.token;

import java.util.List;
import java.util.Map;

/** What the token server's error codes mean, and what to do. */
final class TokenErrors {

  /**
   * One known error.
   *
   * @param code Microsoft's code as it stands in the description
   * @param meaning what is wrong and what to do
   */
  record Row(String code, String meaning) {}

  static final List<Row> TABLE =
      List.of(
          new Row(
              "AADSTS7000215",
              "the client secret is wrong: put the secret's value (not its id) into client_secret"),
          new Row("AADSTS7000222", "the client secret has expired: make a new one"),
          new Row(
              "AADSTS700016",
              "the application is not known in this tenant: check client_id and tenant_id"),
          new Row("AADSTS90002", "the tenant is not known: check tenant_id"),
          new Row("AADSTS900023", "the tenant id is malformed: check tenant_id"),
          new Row("AADSTS70011", "the scope is not valid: check request_url"),
          new Row("AADSTS1002012", "the scope is not valid: check request_url"),
          new Row("AADSTS500011", "the API is not known in this tenant: check request_url"),
          new Row(
              "AADSTS700027",
              "the certificate is not one of the application's: upload it there, or check"
                  + " client_certificate"));

  private TokenErrors() {}

  static String sentence(int status, Map<String, String> reply, String clientId) {
    String description = reply.getOrDefault("error_description", "");
    String meaning =
        TABLE.stream()
            .filter(
                row -> description.startsWith(row.code() + ":") || description.equals(row.code()))
            .map(row -> row.code() + ", " + row.meaning())
            .findFirst()
            .orElseGet(
                () -> reply.getOrDefault("error", "no reason given") + firstLine(description));
    return "The token server refuses application %s (HTTP %d): %s."
        .formatted(clientId, status, meaning);
  }

  private static String firstLine(String description) {
    String line = description.lines().findFirst().orElse("");
    String shown = line.length() > 200 ? line.substring(0, 200) + "..." : line;
    return shown.isEmpty() ? "" : " (" + shown + ")";
  }
}
