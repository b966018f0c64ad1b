package io.defenderxdr.azure;

import com.azure.identity.CredentialUnavailableException;
import io.defenderxdr.http.TokenSource.TokenReply;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the failures of Azure's credentials mean, in one sentence without secrets. */
final class TokenFaults {

  private static final Pattern CODE = Pattern.compile("AADSTS\\d+");

  /**
   * One known error.
   *
   * @param code Microsoft's code
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
          new Row("AADSTS500011", "the service is not known in this tenant: check the addresses"),
          new Row(
              "AADSTS700027",
              "the certificate is not one of the application's: upload it there, or check"
                  + " client_certificate"),
          new Row(
              "AADSTS70021",
              "no federated credential of the application fits the workload's token: check issuer,"
                  + " subject and audience there"),
          new Row(
              "AADSTS700213",
              "no federated credential of the application fits the workload's token: check its"
                  + " subject there"));

  private TokenFaults() {}

  /** What a failure of a credential means to whoever wanted a token. */
  static TokenReply reply(Throwable fault) {
    String text = texts(fault);
    if (fault instanceof CredentialUnavailableException || text.contains("Managed Identity")) {
      return new TokenReply.Away(
          "This machine gives no token: check that a managed identity is assigned to it, and"
              + " managed_identity_client_id.");
    }
    Matcher code = CODE.matcher(text);
    if (code.find()) {
      return new TokenReply.Refused(401, refusal(code.group()));
    }
    return new TokenReply.Away("The token server gives no token now: " + reason(fault) + ".");
  }

  private static String refusal(String code) {
    String meaning =
        TABLE.stream()
            .filter(row -> row.code().equals(code))
            .map(row -> ", " + row.meaning())
            .findFirst()
            .orElse(", see Microsoft's page of error codes");
    return "The token server refuses this application: " + code + meaning + ".";
  }

  private static String texts(Throwable fault) {
    StringBuilder texts = new StringBuilder();
    for (Throwable one = fault; one != null; one = one.getCause()) {
      texts.append(one.getMessage()).append('\n');
    }
    return texts.toString();
  }

  /** The innermost cause's first line, shortened. */
  private static String reason(Throwable fault) {
    Throwable innermost = fault;
    while (innermost.getCause() != null) {
      innermost = innermost.getCause();
    }
    String text = String.valueOf(innermost.getMessage()).lines().findFirst().orElse("");
    String shown = text.length() > 200 ? text.substring(0, 200) + "..." : text;
    return innermost.getClass().getSimpleName() + (shown.isEmpty() ? "" : ", " + shown);
  }
}
