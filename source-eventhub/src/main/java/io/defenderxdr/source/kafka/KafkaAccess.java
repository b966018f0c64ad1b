package io.defenderxdr.source.kafka;

import com.azure.core.credential.TokenCredential;
import io.defenderxdr.settings.Secret;

/** How we sign in (specification: event hub, section 1.4). */
public sealed interface KafkaAccess {

  /** With the connection string of the namespace or of the hub, as it was given. */
  record ConnectionString(Secret text) implements KafkaAccess {}

  /**
   * With tokens of Entra.
   *
   * @param credential where they come from
   */
  record Entra(TokenCredential credential) implements KafkaAccess {}

  /** Not at all: a broker that asks for nothing. */
  record Nobody() implements KafkaAccess {}
}
