package io.defenderxdr.simulator;

import io.defenderxdr.simulator.export.ExportWriter;
import io.defenderxdr.simulator.hub.Hub;
import io.defenderxdr.simulator.kafka.KafkaBroker;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The other ways that the hub's stream goes: each gets every message, in the order of the hub. */
final class Outlets implements AutoCloseable {
  private final @Nullable KafkaBroker kafka;
  private final @Nullable ExportWriter export;
  private final @Nullable String storage;

  private Outlets(
      @Nullable KafkaBroker kafka, @Nullable ExportWriter export, @Nullable String storage) {
    this.kafka = kafka;
    this.export = export;
    this.storage = storage;
  }

  static Outlets start(Options options, Options.OutletWish wish, Hub hub, String tenantId)
      throws IOException {
    String storage = wish.storage();
    ExportWriter export =
        storage == null
            ? null
            : ExportWriter.start(
                hub,
                new ExportWriter.Target(
                    storage, tenantId, options.folder(), options.clock().wall()));
    Integer port = wish.kafka();
    try {
      KafkaBroker kafka = port == null ? null : KafkaBroker.start(port, hub, options.folder());
      return new Outlets(kafka, export, storage);
    } catch (IOException e) {
      if (export != null) {
        export.close();
      }
      throw e;
    }
  }

  /** Where Kafka's clients connect, or null. */
  @Nullable String kafka() {
    return kafka == null ? null : kafka.address();
  }

  /** The connection string of the account, or null. */
  @Nullable String storage() {
    return storage;
  }

  /** Returns when all that is on the hub now went these ways too. */
  void drain() {
    if (kafka != null) {
      kafka.drain();
    }
    if (export != null) {
      export.drain();
    }
  }

  @Override
  public void close() {
    if (kafka != null) {
      kafka.close();
    }
    if (export != null) {
      export.close();
    }
  }
}
