package io.defenderxdr.azure;

import com.azure.core.exception.ClientAuthenticationException;
import com.azure.storage.blob.models.BlobErrorCode;
import com.azure.storage.blob.models.BlobStorageException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.nio.channels.UnresolvedAddressException;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** What an error of Azure Storage means, in words without addresses that carry a signature. */
final class BlobErrors {

  private static final Set<Integer> PASSING = Set.of(408, 429, 500, 502, 503, 504);
  private static final Set<BlobErrorCode> SOMETHING_ELSE_IS_THERE =
      Set.of(
          BlobErrorCode.BLOB_ALREADY_EXISTS,
          BlobErrorCode.CONDITION_NOT_MET,
          BlobErrorCode.TARGET_CONDITION_NOT_MET);
  private static final Pattern ENTRA_CODE = Pattern.compile("AADSTS\\d+");

  private BlobErrors() {}

  /** Whether what was expected of a blob was not so. */
  static boolean isLostRace(Throwable error) {
    return error instanceof BlobStorageException e
        && (SOMETHING_ELSE_IS_THERE.contains(e.getErrorCode()) || isNoBlob(e));
  }

  /** Whether there is no such blob. */
  static boolean isNoBlob(Throwable error) {
    return error instanceof BlobStorageException e
        && BlobErrorCode.BLOB_NOT_FOUND.equals(e.getErrorCode());
  }

  /** Whether the container is not there. */
  static boolean isNoContainer(Throwable error) {
    return error instanceof BlobStorageException e
        && (BlobErrorCode.CONTAINER_NOT_FOUND.equals(e.getErrorCode())
            || (e.getStatusCode() == 404 && e.getErrorCode() == null));
  }

  /** Whether the service says that we may not. */
  static boolean isForbidden(Throwable error) {
    return error instanceof BlobStorageException e && e.getStatusCode() == 403;
  }

  /** Whether the same request may go well a little later. */
  static boolean isPassing(Throwable error) {
    return error instanceof BlobStorageException e
        ? PASSING.contains(e.getStatusCode())
            || BlobErrorCode.CONTAINER_BEING_DELETED.equals(e.getErrorCode())
        : !(error instanceof ClientAuthenticationException);
  }

  /**
   * One sentence.
   *
   * @param place the container's address without any query
   */
  static String sentence(String place, Throwable error) {
    if (error instanceof BlobStorageException e) {
      return answered(place, e);
    }
    if (error instanceof ClientAuthenticationException) {
      Matcher code = ENTRA_CODE.matcher(String.valueOf(error.getMessage()));
      return "Microsoft Entra gives no token for the storage container %s%s: check the credential and its time of validity."
          .formatted(place, code.find() ? " (" + code.group() + ")" : "");
    }
    return "The storage container %s does not answer (%s): look at the network and the name of the account; nothing is lost meanwhile."
        .formatted(place, clause(error));
  }

  private static String answered(String place, BlobStorageException e) {
    String code = e.getStatusCode() + (e.getErrorCode() == null ? "" : " " + e.getErrorCode());
    return switch (e.getStatusCode()) {
      case 401, 403 ->
          "The storage container %s refuses us (%s): check the account's key, or give the identity the role Storage Blob Data Contributor on it."
              .formatted(place, code);
      case 404 ->
          "The storage container %s is not there and cannot be made by us (%s): make it, or correct its name."
              .formatted(place, code);
      default ->
          "The storage container %s cannot do it now (%s): look at the account's health and limits; nothing is lost meanwhile."
              .formatted(place, code);
    };
  }

  private static String clause(Throwable error) {
    String clause = error.getClass().getSimpleName();
    for (Throwable cause = error; cause != null; cause = next(cause)) {
      clause =
          switch (cause) {
            case TimeoutException late -> "no answer in time";
            case UnknownHostException name -> "its name cannot be resolved";
            case UnresolvedAddressException name -> "its name cannot be resolved";
            case ConnectException refused -> "the connection is refused";
            case SSLException tls -> "the TLS connection failed";
            default -> clause;
          };
    }
    return clause;
  }

  private static @Nullable Throwable next(Throwable error) {
    return error.getCause() == error ? null : error.getCause();
  }
}
