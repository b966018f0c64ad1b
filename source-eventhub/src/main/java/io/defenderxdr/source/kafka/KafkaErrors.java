package io.defenderxdr.source.kafka;

import io.defenderxdr.source.kafka.SessionEnd.Broken;
import io.defenderxdr.source.kafka.SessionEnd.Refused;
import javax.security.auth.login.LoginException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.GroupAuthorizationException;
import org.apache.kafka.common.errors.InvalidGroupIdException;
import org.apache.kafka.common.errors.InvalidTopicException;
import org.apache.kafka.common.errors.SslAuthenticationException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** What the Kafka client's errors mean, and what to do. */
final class KafkaErrors {

  private final KafkaOptions options;

  KafkaErrors(KafkaOptions options) {
    this.options = options;
  }

  /** What an error makes of the reading. */
  SessionEnd end(KafkaException error) {
    // What goes wrong in a callback of the client arrives within an error without a kind.
    if (error.getClass() == KafkaException.class
        && error.getCause() instanceof KafkaException inner) {
      return end(inner);
    }
    return switch (error) {
      case SslAuthenticationException e ->
          new Refused(
              "The certificate of %s is not trusted (%s); check eventhub_namespace, and a proxy that breaks TLS up."
                  .formatted(address(), reason(e)));
      case AuthenticationException e ->
          new Refused(
              "%s refuses the sign-in (%s); %s.".formatted(address(), reason(e), signInAdvice()));
      case TopicAuthorizationException e -> new Refused(denied("the hub " + hub()));
      case GroupAuthorizationException e -> new Refused(denied(group()));
      case InvalidGroupIdException e ->
          new Refused(
              "%s takes no %s (%s); check consumer_group."
                  .formatted(address(), group(), reason(e)));
      case UnknownTopicOrPartitionException e -> noHub();
      case InvalidTopicException e -> noHub();
      default -> other(error);
    };
  }

  /** There is no such hub. */
  Refused noHub() {
    return new Refused(
        "There is no hub '%s' at %s; set eventhub to the name that the portal shows."
            .formatted(hub(), address()));
  }

  /** Nobody answers. */
  String away() {
    return "%s does not answer; it is asked again and again. If that lasts, check eventhub_namespace and that TCP port %s is open to it."
        .formatted(address(), address().substring(address().lastIndexOf(':') + 1));
  }

  private SessionEnd other(KafkaException error) {
    for (Throwable cause = error.getCause(); cause != null; cause = cause.getCause()) {
      if (cause instanceof LoginException login) {
        return new Refused(
            "No token for %s (%s); %s."
                .formatted(address(), String.valueOf(login.getMessage()), signInAdvice()));
      }
    }
    return new Broken(
        "Reading the hub %s over Kafka from %s broke off (%s); it begins anew."
            .formatted(hub(), address(), reason(error)));
  }

  private String signInAdvice() {
    return switch (options.line().access()) {
      case KafkaAccess.ConnectionString ignored ->
          "check that connection_string is a current one of this namespace with the right Listen";
      case KafkaAccess.Entra ignored ->
          "check tenant_id, client_id and its secret, and give the application the role"
              + " Azure Event Hubs Data Receiver on the hub";
      case KafkaAccess.Nobody ignored -> "this broker asks for a sign-in: set connection_string";
    };
  }

  private String denied(String what) {
    return "%s lets us not read %s; give the key the right Listen, or the application the role Azure Event Hubs Data Receiver."
        .formatted(address(), what);
  }

  private String address() {
    return options.line().endpoint().address();
  }

  private String hub() {
    return options.topic();
  }

  private String group() {
    return "the consumer group " + options.group().group();
  }

  private static String reason(KafkaException e) {
    Throwable innermost = e;
    while (innermost.getCause() != null && innermost.getMessage() != null) {
      innermost = innermost.getCause();
    }
    String text = innermost.getMessage() == null ? innermost.toString() : innermost.getMessage();
    return text.lines().findFirst().orElse("no reason given").replaceAll("[.\\s]+$", "");
  }
}
