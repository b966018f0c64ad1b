package io.defenderxdr.mapping.safety;

import static org.assertj.core.api.Assertions.assertThat;

import io.defenderxdr.mapping.RecordProcessor;
import io.defenderxdr.mapping.event.EventMapping;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * However many records were mapped, the mapping holds no more memory. The build maps some tens of
 * thousands; {@code -Dsafety.records=1000000} maps a million.
 */
class FlatMemoryTest {

  private static final int RECORDS = Integer.getInteger("safety.records", 40_000);
  private static final int BATCH = 500;
  private static final long ALLOWED = 16L << 20;

  @Test
  void holdsNoMoreAfterManyRecordsThanAfterFew() {
    EventMapping mapping = Form.IMPROVED.mapping(RecordProcessor.NONE);
    long first = map(mapping, 0, RECORDS / 4);
    long few = used();
    long all = first + map(mapping, RECORDS / 4, RECORDS);
    long many = used();
    assertThat(all).isEqualTo(RECORDS);
    assertThat(many - few).as("bytes more").isLessThan(ALLOWED);
    assertThat(mapping.drift()).isNotNull();
  }

  private static long map(EventMapping mapping, int from, int to) {
    long documents = 0;
    for (int start = from; start < to; start += BATCH) {
      List<byte[]> batch = new ArrayList<>();
      for (int i = start; i < Math.min(to, start + BATCH); i++) {
        batch.add(Records.busy(i));
      }
      documents += Form.map(mapping, batch).size();
    }
    return documents;
  }

  private static long used() {
    long least = Long.MAX_VALUE;
    for (int i = 0; i < 3; i++) {
      System.gc();
      least = Math.min(least, ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed());
    }
    return least;
  }
}
