package io.defenderxdr.delivery.cluster;

/** The cluster cannot do now what it was asked for; the text is a sentence that says what to do. */
public final class NotReadyException extends Exception {

  private static final long serialVersionUID = 1L;

  private final String sentence;

  public NotReadyException(String sentence) {
    super(sentence);
    this.sentence = sentence;
  }

  /** What is wrong and what to do. */
  public String sentence() {
    return sentence;
  }

  /** The sentence about a reply that is no success. */
  public static NotReadyException about(String what, ClusterReply reply) {
    return new NotReadyException(
        switch (reply) {
          case ClusterReply.NoAnswer none ->
              "The store does not answer (%s): start it, or correct store.urls."
                  .formatted(none.reason());
          case ClusterReply.Answered answered -> words(what, answered);
        });
  }

  private static String words(String what, ClusterReply.Answered answered) {
    return switch (answered.status()) {
      case 401 ->
          "The store refuses the credential (HTTP 401): check store.username and store.password, or store.api_key.";
      case 403 ->
          "The store does not let this user %s (%s): give it the privilege."
              .formatted(what, answered.error());
      case 429, 500, 502, 503, 504 ->
          "The store is not able to %s now (%s): look at the health of the cluster."
              .formatted(what, answered.error());
      default -> "The store refuses to %s (%s).".formatted(what, answered.error());
    };
  }
}
