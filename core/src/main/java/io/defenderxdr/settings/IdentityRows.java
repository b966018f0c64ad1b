package io.defenderxdr.settings;

import static io.defenderxdr.settings.RowForms.checked;
import static io.defenderxdr.settings.RowForms.row;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The rows that say who we are to Microsoft, and how its servers are reached. */
final class IdentityRows {

  /** A tenant, and each of its streams. */
  static final Set<Place> GROUP = Set.of(Place.TENANT, Place.ALERT, Place.EVENT);

  private static final Set<Place> ALL = Set.of(Place.TENANT, Place.ALERT, Place.EVENT, Place.STATE);
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9.-]{1,100}");
  private static final Check DIRECTORY = Check.matching("letters, digits, '.' or '-'", ID);

  private IdentityRows() {}

  static List<Setting> all() {
    return Stream.of(application(), machine(), tokens(), way()).flatMap(List::stream).toList();
  }

  private static List<Setting> application() {
    return List.of(
        checked(
            row(ALL, "tenant_id", Kind.TEXT, null, "directory id"), DIRECTORY, "azure_tenant_id"),
        checked(row(ALL, "client_id", Kind.TEXT, null, "application id"), DIRECTORY),
        row(ALL, "client_secret", Kind.SECRET, null, "secret of the application"),
        checked(
            row(
                ALL,
                "client_certificate",
                Kind.PATH,
                null,
                "PEM file with the certificate and its unencrypted key, instead of a secret"),
            Check.ANY,
            "certificate"));
  }

  private static List<Setting> machine() {
    return List.of(
        checked(
            row(
                ALL,
                "auth_type",
                Kind.TEXT,
                null,
                "how to prove who we are; without it the event stream and a container take"
                    + " connection_string, other streams the secret or certificate that is given"),
            AuthType.check()),
        checked(
            row(
                ALL,
                "managed_identity_client_id",
                Kind.TEXT,
                null,
                "client id of a user-assigned managed identity; without it the machine's own"),
            DIRECTORY),
        row(
            ALL,
            "federated_token_file",
            Kind.PATH,
            null,
            "file of the workload identity's token; without it `AZURE_FEDERATED_TOKEN_FILE`, as"
                + " `AZURE_CLIENT_ID` and `AZURE_TENANT_ID` for the two ids"));
  }

  private static List<Setting> tokens() {
    Set<Place> rest = Set.of(Place.TENANT, Place.ALERT);
    return List.of(
        checked(
            row(
                ALL,
                "login_url",
                Kind.ADDRESS,
                "https://login.microsoftonline.com",
                "token server; tenant and token path are added; says which cloud it is"),
            Check.address(),
            "authority_host",
            "token_url"),
        row(rest, "token_endpoint", Kind.TEXT, "oauth2/v2.0/token", "path after the tenant id"),
        row(
            rest,
            "oauth_endpoint_params",
            Kind.MAP,
            null,
            "further form parameters of the token request"));
  }

  private static List<Setting> way() {
    return List.of(
        row(
            ALL,
            "proxy_url",
            Kind.SECRET,
            null,
            "`http://user:password@host:port`, user and password URL-encoded"),
        row(ALL, "ssl", Kind.BLOCK, null, "whom to trust, see ssl"),
        row(
            ALL,
            "allowed_hosts",
            Kind.LIST,
            null,
            "hosts beside Microsoft's own that a token may be sent to"),
        row(
            Set.of(Place.TLS),
            "certificate_authorities",
            Kind.LIST,
            null,
            "PEM files of authorities to trust instead of the platform's"),
        checked(
            row(
                Set.of(Place.TLS),
                "verification_mode",
                Kind.TEXT,
                "full",
                "full; certificate (the host name may differ); none (for tests only)"),
            Check.oneOf("full", "certificate", "none")));
  }
}
