package io.defenderxdr.simulator.hub;

import org.apache.qpid.proton.amqp.Symbol;
import org.apache.qpid.proton.amqp.transport.ErrorCondition;

/** A link cannot be had, or cannot be kept, for a reason that AMQP has a name for. */
final class LinkRefused extends Exception {
  private static final long serialVersionUID = 1L;

  private final String condition;

  LinkRefused(String condition, String description) {
    super(description);
    this.condition = condition;
  }

  static LinkRefused unauthorized(String reason) {
    return new LinkRefused("amqp:unauthorized-access", reason);
  }

  static LinkRefused notFound(String what) {
    return new LinkRefused(
        "amqp:not-found",
        "The messaging entity '" + what + "' could not be found. To know more visit the docs.");
  }

  static LinkRefused badArgument(String reason) {
    return new LinkRefused("com.microsoft:argument-error", reason);
  }

  static LinkRefused stolen(long newer, String older) {
    return new LinkRefused(
        "amqp:link:stolen",
        ("New receiver with higher epoch of '%d' is created hence current receiver with epoch"
                + " '%s' is getting disconnected. If you are recreating the receiver, make sure a"
                + " higher epoch is used.")
            .formatted(newer, older));
  }

  static LinkRefused owned(String wanted, long owner) {
    return new LinkRefused(
        "amqp:link:stolen",
        ("At least one receiver for the endpoint is created with epoch of '%d', and so a receiver"
                + " with epoch '%s' is not allowed. Either reconnect with a higher epoch, or make"
                + " sure all epoch receivers are closed or disconnected.")
            .formatted(owner, wanted));
  }

  static LinkRefused tooMany(int most) {
    return new LinkRefused(
        "amqp:resource-limit-exceeded",
        "Exceeded the maximum number of allowed receivers per partition in a consumer group which"
            + " is "
            + most
            + ".");
  }

  static LinkRefused busy() {
    return new LinkRefused(
        "com.microsoft:server-busy",
        "The request was terminated because the namespace is being throttled. (50002)");
  }

  /** As AMQP carries it. */
  ErrorCondition asCondition() {
    return new ErrorCondition(Symbol.valueOf(condition), getMessage());
  }
}
