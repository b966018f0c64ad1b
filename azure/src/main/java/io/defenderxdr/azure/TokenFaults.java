package io.defenderxdr.azure;

import com.azure.identity.CredentialUnavailableException;
import io.defenderxdr.http.EntraErrors;
import io.defenderxdr.http.TokenSource.TokenReply;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the failures of Azure's credentials mean, in one sentence without secrets. */
final class TokenFaults {

  private static final Pattern CODE = Pattern.compile("AADSTS\\d+");

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
        EntraErrors.meaning(code)
            .map(known -> ", " + known)
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
