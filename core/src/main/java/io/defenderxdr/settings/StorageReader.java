package io.defenderxdr.settings;

import java.net.URI;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Reads a storage account and a container of it.
 *
 * @param section where the names stand
 * @param environment gives the value of an environment variable, or null
 * @param cloud which cloud the account is in
 */
record StorageReader(Section section, UnaryOperator<@Nullable String> environment, Cloud cloud) {

  private static final String TEXT = "storage_account_connection_string";

  /** Whether any setting of an account is there. */
  static boolean isSet(Section section) {
    return section.has("storage_account")
        || section.has("storage_account_key")
        || section.has(TEXT);
  }

  /** A container by its setting, or by the name to take without one. */
  BlobContainer container(AuthType type, String otherwise) {
    String given = section.text("storage_account_container").orElse(otherwise);
    String name = ContainerName.mended(given);
    if (!name.equals(given)) {
      section.remark("storage_account_container", "'_' became '-': the container is " + name);
    }
    ContainerName.problem(name)
        .ifPresent(clause -> section.problem("storage_account_container", clause));
    return new BlobContainer(login(type), name);
  }

  /** How to log in to the account. */
  BlobContainer.Login login(AuthType type) {
    if (section.has(TEXT)) {
      Secret text = section.secret(TEXT).orElseThrow();
      checkText(text);
      return byText(text);
    }
    return type == AuthType.CONNECTION_STRING ? keyed() : identified(type);
  }

  private void checkText(Secret text) {
    try {
      Map<String, String> parts = HubConnectionString.parts(text.reveal());
      boolean known =
          parts.containsKey("accountname")
              || parts.containsKey("blobendpoint")
              || "true".equalsIgnoreCase(parts.get("usedevelopmentstorage"));
      if (!known) {
        section.problem(TEXT, "lacks AccountName and BlobEndpoint; copy it whole");
      }
    } catch (IllegalArgumentException e) {
      section.problem(
          TEXT, "has a part without '='; it must be like AccountName=...;AccountKey=...");
    }
  }

  private BlobContainer.Login keyed() {
    String account = account(AuthType.CONNECTION_STRING);
    String key =
        section.neededFor(
            "storage_account_key",
            "auth_type connection_string needs it beside storage_account; or give " + TEXT);
    if (!isBase64(key)) {
      section.remark(
          "storage_account_key", "is no Base64 text; copy one of the account's two keys whole");
    }
    return byText(
        new Secret(
            "DefaultEndpointsProtocol=https;AccountName=%s;AccountKey=%s;EndpointSuffix=%s"
                .formatted(account, key, cloud.storage())));
  }

  private BlobContainer.Login byText(Secret text) {
    return new BlobContainer.Login.ConnectionString(
        text, new IdentityReader(section, environment).way());
  }

  private static boolean isBase64(String key) {
    try {
      return key.isEmpty() || Base64.getDecoder().decode(key).length > 0;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private BlobContainer.Login identified(AuthType type) {
    if (section.has("storage_account_key")) {
      section.remark("storage_account_key", "is not used with auth_type " + type.word());
    }
    String account = account(type);
    return new BlobContainer.Login.Identity(
        URI.create("https://%s.blob.%s".formatted(account, cloud.storage())),
        new IdentityReader(section, environment).read(type));
  }

  private String account(AuthType type) {
    Optional<String> account = section.text("storage_account").filter(name -> !name.isBlank());
    return section.has("storage_account") && account.isEmpty()
        ? "unknown"
        : account.orElseGet(() -> missing(type));
  }

  private String missing(AuthType type) {
    String or = type == AuthType.CONNECTION_STRING ? "; or give " + TEXT : "";
    section.problem("storage_account", "is missing; name the storage account" + or);
    return "unknown";
  }
}
