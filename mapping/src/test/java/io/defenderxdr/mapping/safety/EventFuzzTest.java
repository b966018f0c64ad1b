package io.defenderxdr.mapping.safety;

import com.code_intelligence.jazzer.junit.DictionaryEntries;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.defenderxdr.simulator.stream.Table;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Records that a fuzzer makes, guided by the code that they reach. The build maps the seeds; with
 * the environment variable JAZZER_FUZZ=1 the fuzzer goes on from them.
 */
class EventFuzzTest {

  static Stream<byte[]> seeds() {
    return Stream.concat(
            Arrays.stream(Table.values()).map(table -> Records.generated(table, 1)),
            Hostile.VALUES.stream().filter(v -> v.length() < 4_000).map(EventFuzzTest::odd))
        .map(record -> record.getBytes(StandardCharsets.UTF_8));
  }

  private static String odd(String value) {
    return "{\"category\":\"AdvancedHunting-DeviceNetworkEvents\",\"properties\":{\"RemoteUrl\":%s}}"
        .formatted(value);
  }

  @MethodSource("seeds")
  @DictionaryEntries({
    "AdvancedHunting-DeviceNetworkEvents",
    "AdvancedHunting-DeviceProcessEvents",
    "AdvancedHunting-AlertEvidence",
    "DnsConnectionInspected",
    "CreateRemoteThreadApiCall",
    "\"AdditionalFields\":",
    "\\\"answers\\\":",
    "\\ud800",
    "null",
    "[[{}]]"
  })
  @FuzzTest(maxDuration = "10m")
  void everyRecordIsADocumentAndNothingOfItIsLost(byte[] record) {
    Form.IMPROVED.map(record).losesNothing();
    Form.REFERENCE.map(record);
  }
}
