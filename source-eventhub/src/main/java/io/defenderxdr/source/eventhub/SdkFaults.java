package io.defenderxdr.source.eventhub;

import com.azure.core.amqp.exception.AmqpErrorCondition;
import com.azure.core.amqp.exception.AmqpException;
import org.jspecify.annotations.Nullable;

/** What an error of the SDK means to a reader. */
final class SdkFaults {

  private static final int LONGEST = 300;

  private SdkFaults() {}

  static LinkFault of(Throwable thrown) {
    AmqpException amqp = amqp(thrown);
    if (amqp == null) {
      return isOfOneMessage(thrown)
          ? new LinkFault.Unreadable(text(thrown))
          : new LinkFault.Passing(text(thrown));
    }
    AmqpErrorCondition condition = amqp.getErrorCondition();
    if (condition == null) {
      return new LinkFault.Passing(text(amqp));
    }
    return switch (condition) {
      case LINK_STOLEN -> new LinkFault.Stolen(text(amqp));
      case UNAUTHORIZED_ACCESS ->
          new LinkFault.Refused(
              "the key is wrong or the role Azure Event Hubs Data Receiver is missing; give it and it goes on by itself ("
                  + text(amqp)
                  + ")");
      case NOT_FOUND ->
          new LinkFault.Refused(
              "hub or consumer group is not there; make it or name another (" + text(amqp) + ")");
      default -> new LinkFault.Passing(text(amqp));
    };
  }

  private static @Nullable AmqpException amqp(Throwable thrown) {
    for (Throwable at = thrown; at != null; at = at.getCause()) {
      if (at instanceof AmqpException amqp) {
        return amqp;
      }
    }
    return null;
  }

  /** What the SDK throws while it reads one message. */
  private static boolean isOfOneMessage(Throwable thrown) {
    String text = String.valueOf(thrown.getMessage());
    return (thrown instanceof IllegalStateException && text.contains("should always be in map"))
        || (thrown instanceof IllegalArgumentException && text.contains("Body type"))
        || thrown instanceof ClassCastException;
  }

  /** One line without the SDK's context, which repeats names and is long. */
  private static String text(Throwable thrown) {
    String whole = String.valueOf(thrown.getMessage()).replace('\n', ' ').replace('\r', ' ');
    int context = whole.indexOf(", errorContext[");
    String text = context < 0 ? whole : whole.substring(0, context);
    return text.length() > LONGEST ? text.substring(0, LONGEST) + " ..." : text;
  }
}
