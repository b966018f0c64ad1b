package io.defenderxdr.simulator.token;

/**
 * Why no token is given, as Microsoft says it.
 *
 * @param status the status code
 * @param error OAuth's word for it
 * @param code the number behind AADSTS
 * @param message the sentence
 */
record Refusal(int status, String error, int code, String message) {
  static Refusal tenant(String named) {
    return new Refusal(
        400,
        "invalid_request",
        90002,
        "Tenant '"
            + named
            + "' not found. Check to make sure you have the correct tenant ID and are"
            + " signing into the correct cloud. Check with your subscription administrator, this may"
            + " happen if there are no active subscriptions for the tenant.");
  }

  static Refusal missing(String field) {
    return new Refusal(
        400,
        "invalid_request",
        900144,
        "The request body must contain the following parameter: '" + field + "'.");
  }

  static Refusal grant(String given) {
    return new Refusal(
        400,
        "unsupported_grant_type",
        70003,
        "The app requested an unsupported grant type '" + given + "'.");
  }

  static Refusal client(String client, String tenant) {
    return new Refusal(
        400,
        "unauthorized_client",
        700016,
        "Application with identifier '"
            + client
            + "' was not found in the directory '"
            + tenant
            + "'. This can happen if the application has not been installed by the administrator of"
            + " the tenant or consented to by any user in the tenant.");
  }

  static Refusal secret(String client) {
    return new Refusal(
        401,
        "invalid_client",
        7000215,
        "Invalid client secret provided. Ensure the secret being sent in the request is the client"
            + " secret value, not the client secret ID, for a secret added to app '"
            + client
            + "'.");
  }

  static Refusal noProof() {
    return new Refusal(
        401,
        "invalid_client",
        7000218,
        "The request body must contain the following parameter: 'client_assertion' or"
            + " 'client_secret'.");
  }

  static Refusal assertion(String reason) {
    return new Refusal(
        401,
        "invalid_client",
        700027,
        "Client assertion failed signature validation or holds a wrong claim. " + reason);
  }

  static Refusal scope(String scope) {
    return new Refusal(
        400,
        "invalid_scope",
        70011,
        "The provided request must include a 'scope' input parameter. The provided value for the"
            + " input parameter 'scope' is not valid. The scope "
            + scope
            + " is not valid.");
  }
}
