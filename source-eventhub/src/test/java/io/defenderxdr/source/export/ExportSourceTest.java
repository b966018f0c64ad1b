package io.defenderxdr.source.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.azure.storage.blob.BlobServiceClientBuilder;
import com.azure.storage.common.StorageSharedKeyCredential;
import com.azure.storage.common.policy.RequestRetryOptions;
import com.azure.storage.common.policy.RetryPolicyType;
import io.defenderxdr.checkpoint.FileStateStore;
import io.defenderxdr.pipeline.SourceRefusedException;
import io.defenderxdr.retry.TimeScale;
import io.defenderxdr.testkit.Azurite;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against an emulated storage account. */
final class ExportSourceTest {

  private final Instant now = Clock.systemUTC().instant();
  private final Instant hour = now.truncatedTo(ChronoUnit.HOURS);
  private final Instant hourBefore = hour.minus(Duration.ofHours(1));
  private final Instant longAgo = hour.minus(Duration.ofDays(400));

  private final Exported exported = new Exported();
  @TempDir private Path folder;

  @AfterEach
  void closeAccount() {
    exported.close();
  }

  private FileStateStore store() {
    Clock clock = Clock.systemUTC();
    return FileStateStore.open(folder, clock, TimeScale.real(clock).pause());
  }

  private Looking looking() {
    return lookingAt(now);
  }

  private Looking lookingAt(Instant time) {
    return new Looking(exported.account(), store(), time, longAgo);
  }

  @Test
  void readsWholeLinesOnlyAndGoesOnWhereItWas() throws Exception {
    exported.append("deviceevents", hour, "{\"a\":1}\r\n{\"a\": 2}\n\n{\"a\":");
    Looking first = looking();
    first.source().runOnce(first);
    assertThat(first.records).containsExactly("{\"a\":1}", "{\"a\": 2}");
    assertThat(first.origins.getLast())
        .isEqualTo(
            "container insights-logs-advancedhunting-deviceevents, blob %s, byte 9, record 1 of 1",
            Exported.blob(hour));

    exported.append("deviceevents", hour, "3}\n{\"records\":[4,5]}\n");
    first.source().runOnce(first);
    assertThat(first.records).endsWith("{\"a\":3}", "4", "5").hasSize(5);

    exported.append("deviceevents", hour, "6\n");
    Looking second = looking();
    second.source().runOnce(second);
    assertThat(second.records).containsExactly("6");
  }

  @Test
  void aLastLineWithoutItsBreakIsCompleteOnceNobodyWritesAnyMore() throws Exception {
    exported.append("deviceevents", hour, "1\n2");
    Looking later = lookingAt(now.plus(Duration.ofHours(2)));
    later.source().runOnce(later);
    assertThat(later.records).containsExactly("1", "2");
  }

  @Test
  void readsTheTablesHourByHourFromTheStartOnThatIsAskedFor() throws Exception {
    exported.append("deviceevents", hour, "3\n");
    exported.append("emailevents", hourBefore, "2\n");
    exported.append("deviceevents", hourBefore.minus(Duration.ofHours(1)), "1\n");
    exported.client().createBlobContainer("other");
    Looking all = looking();
    all.source().runOnce(all);
    assertThat(all.records).containsExactly("1", "2", "3");

    Looking some =
        new Looking(
            exported.account(),
            FileStateStore.open(
                folder.resolve("other"),
                Clock.systemUTC(),
                TimeScale.real(Clock.systemUTC()).pause()),
            now,
            hourBefore.plus(Duration.ofMinutes(30)));
    some.source().runOnce(some);
    assertThat(some.records).containsExactly("2", "3");
  }

  @Test
  void handsOnSmallBatchesAndRepeatsOnlyWhatWasNotSettled() throws Exception {
    StringBuilder text = new StringBuilder();
    IntStream.range(0, 1000).forEach(i -> text.append("{\"number\":").append(i).append("}\n"));
    exported.append("deviceevents", hour, text.toString());
    ExportOptions.Pace small = new ExportOptions.Pace(5, 100, 1_000_000, Duration.ofDays(7));
    ExportOptions.Pace pace = new ExportOptions.Pace(2_000, 100, 700, Duration.ofDays(7));
    Looking first = new Looking(exported.account(), store(), now, longAgo, pace);
    first.stopAfterBatches = 7;
    assertThatThrownBy(() -> first.source().runOnce(first))
        .isInstanceOf(InterruptedException.class);
    assertThat(first.batches).allMatch(size -> size <= 60);

    exported.append("deviceevents", hour, "{\"number\":1000}\n");
    Looking second = new Looking(exported.account(), store(), now, longAgo, small);
    second.source().runOnce(second);
    first.records.addAll(second.records);
    assertThat(first.records)
        .isEqualTo(IntStream.rangeClosed(0, 1000).mapToObj(i -> "{\"number\":" + i + "}").toList());
  }

  @Test
  void forgetsPositionsOfOldBlobsYetReadsThemOnlyOnce() throws Exception {
    exported.append("deviceevents", hour, "1\n");
    Looking first = looking();
    first.source().runOnce(first);
    assertThat(store().list("contoso/event/export/")).hasSize(1);

    Instant later = now.plus(Duration.ofDays(8));
    Looking second = lookingAt(later);
    second.source().runOnce(second);
    assertThat(store().list("contoso/event/export/")).isEmpty();
    assertThat(second.records).isEmpty();
    Looking third = lookingAt(later);
    third.source().runOnce(third);
    assertThat(third.records).isEmpty();
  }

  @Test
  void aBlobThatWasMadeAnewIsReadAnew() throws Exception {
    exported.append("deviceevents", hour, "1\n2\n");
    Looking looking = looking();
    looking.source().runOnce(looking);
    exported.remove("deviceevents", hour);
    exported.append("deviceevents", hour, "3\n");
    looking.source().runOnce(looking);
    assertThat(looking.records).containsExactly("1", "2", "3");
  }

  @Test
  void aBlobThatWentBeforeItWasReadIsAGap() throws Exception {
    exported.append("deviceevents", hourBefore, "1\n");
    exported.append("deviceevents", hour, "22\n");
    Looking looking = looking();
    looking.before =
        () -> {
          exported.remove("deviceevents", hour);
          looking.before = null;
        };
    looking.source().runOnce(looking);
    assertThat(looking.records).containsExactly("1");
    assertThat(looking.gaps)
        .containsExactly(
            "container insights-logs-advancedhunting-deviceevents, blob %s was removed with 3 bytes unread"
                .formatted(Exported.blob(hour)));
  }

  @Test
  void aWrongKeyIsRefusedInOneSentence() {
    StorageAccount account =
        new StorageAccount(
            new BlobServiceClientBuilder()
                .connectionString(
                    exported
                        .azurite()
                        .connectionString()
                        .replace(exported.azurite().key(), "d3Jvbmc="))
                .buildClient());
    Looking looking = new Looking(account, store(), now, longAgo);
    SourceRefusedException refusal =
        catchThrowableOfType(SourceRefusedException.class, () -> looking.source().runOnce(looking));
    assertThat(refusal.status()).isEqualTo(403);
    assertThat(refusal)
        .hasMessage(
            "The storage account devstoreaccount1 refuses (HTTP 403, AuthorizationFailure); check"
                + " its key, or give the application the role Storage Blob Data Reader on it.");
  }

  @Test
  void anAccountThatIsAwayIsAskedAgain() throws Exception {
    int nobody;
    try (ServerSocket socket = new ServerSocket(0)) {
      nobody = socket.getLocalPort();
    }
    Azurite azurite = exported.azurite();
    StorageAccount account =
        new StorageAccount(
            new BlobServiceClientBuilder()
                .endpoint("http://127.0.0.1:" + nobody + "/" + azurite.account())
                .credential(new StorageSharedKeyCredential(azurite.account(), azurite.key()))
                .retryOptions(
                    new RequestRetryOptions(RetryPolicyType.FIXED, 1, 30, null, null, null))
                .buildClient());
    Looking looking = new Looking(account, store(), now, longAgo);
    SourceRefusedException refusal =
        catchThrowableOfType(SourceRefusedException.class, () -> looking.source().runOnce(looking));
    assertThat(refusal.status()).isZero();
    assertThat(refusal.getMessage())
        .startsWith("The storage account devstoreaccount1 does not answer (");
    assertThat(looking.timesCaughtUp()).isZero();
  }
}
