package io.defenderxdr.testkit;

import io.defenderxdr.pipeline.StateStore;
import java.time.Clock;

class FakeStateStoreTest extends StateStoreContract {

  private final FakeStateStore store = new FakeStateStore(Clock.systemUTC());

  @Override
  protected StateStore open() {
    return store;
  }
}
