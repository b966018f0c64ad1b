package io.defenderxdr.simulator.hub;

import io.vertx.core.Handler;
import io.vertx.core.net.NetSocket;
import io.vertx.proton.ProtonConnection;
import io.vertx.proton.sasl.ProtonSaslAuthenticator;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.qpid.proton.engine.Sasl.SaslOutcome;
import org.apache.qpid.proton.engine.Transport;
import org.jspecify.annotations.Nullable;

/**
 * The first words of a connection: anonymous clients bring tokens later, a key may be shown right
 * away.
 */
final class Sasl implements ProtonSaslAuthenticator {
  private static final String PLAIN = "PLAIN";
  private static final List<String> MECHANISMS = List.of("MSSBCBS", PLAIN, "ANONYMOUS");

  private final Gate gate;
  private org.apache.qpid.proton.engine.@Nullable Sasl sasl;
  private @Nullable ProtonConnection connection;
  private boolean succeeded;

  Sasl(Gate gate) {
    this.gate = gate;
  }

  /** Whether a connection has shown a key, so that it needs no tokens. */
  static boolean knowsKey(ProtonConnection connection) {
    return Boolean.TRUE.equals(connection.attachments().get(PLAIN, Boolean.class));
  }

  @Override
  public void init(NetSocket socket, ProtonConnection newcomer, Transport transport) {
    connection = newcomer;
    sasl = transport.sasl();
    sasl.server();
    sasl.allowSkip(false);
    sasl.setMechanisms(MECHANISMS.toArray(String[]::new));
  }

  @Override
  public void process(Handler<Boolean> completion) {
    if (sasl == null || sasl.getRemoteMechanisms().length == 0) {
      completion.handle(false);
      return;
    }
    String mechanism = sasl.getRemoteMechanisms()[0];
    succeeded = mechanism.equals(PLAIN) ? plain(sasl) : MECHANISMS.contains(mechanism);
    if (succeeded && mechanism.equals(PLAIN) && connection != null) {
      connection.attachments().set(PLAIN, Boolean.class, true);
    }
    sasl.done(succeeded ? SaslOutcome.PN_SASL_OK : SaslOutcome.PN_SASL_AUTH);
    completion.handle(true);
  }

  private boolean plain(org.apache.qpid.proton.engine.Sasl from) {
    byte[] bytes = new byte[Math.max(0, from.pending())];
    from.recv(bytes, 0, bytes.length);
    String[] words = new String(bytes, StandardCharsets.UTF_8).split("\0", -1);
    return words.length == 3 && words[1].equals(gate.keyName()) && words[2].equals(gate.key());
  }

  @Override
  public boolean succeeded() {
    return succeeded;
  }
}
