package io.defenderxdr.azure;

import static org.assertj.core.api.Assertions.assertThat;

import com.azure.core.http.HttpClient;
import com.azure.core.http.jdk.httpclient.JdkHttpClientBuilder;
import com.azure.messaging.eventhubs.checkpointstore.blob.BlobCheckpointStore;
import com.azure.messaging.eventhubs.models.Checkpoint;
import com.azure.messaging.eventhubs.models.PartitionOwnership;
import com.azure.storage.blob.BlobContainerAsyncClient;
import com.azure.storage.blob.BlobContainerClient;
import com.azure.storage.blob.BlobServiceClientBuilder;
import io.defenderxdr.pipeline.StateStore.Entry;
import io.defenderxdr.pipeline.StateStore.Expected;
import io.defenderxdr.pipeline.StateStore.Kept;
import io.defenderxdr.retry.TimeScale;
import io.defenderxdr.testkit.Azurite;
import io.defenderxdr.testkit.StateStoreContract;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class BlobStateStoreTest extends StateStoreContract {

  private static final AtomicInteger CONTAINERS = new AtomicInteger();
  private static final HttpClient HTTP = new JdkHttpClientBuilder().build();
  private static final String PATH = "hub.example.net/insights/$default";

  private static Azurite azurite;
  private final String name = "state-" + CONTAINERS.incrementAndGet();

  @BeforeAll
  static void start() {
    azurite = Azurite.shared();
  }

  private BlobContainerAsyncClient container() {
    return BlobContainers.of(azurite.connectionString(), name, HTTP);
  }

  @Override
  protected BlobStateStore open() {
    return new BlobStateStore(
        container(),
        new BlobWaits(BlobWaits.USUAL, TimeScale.real(Clock.systemUTC()).pause(), new Random(1)));
  }

  private static PartitionOwnership ownership(String partition, String owner) {
    return new PartitionOwnership()
        .setFullyQualifiedNamespace("hub.example.net")
        .setEventHubName("insights")
        .setConsumerGroup("$default")
        .setPartitionId(partition)
        .setOwnerId(owner);
  }

  @Test
  void theSdkReadsWhatWeWrote() throws Exception {
    open().write(entry("/ownership/0", "ownerid", "me"), new Expected.Nothing());
    open()
        .write(
            new Entry(PATH + "/checkpoint/0", Map.of("offset", "70", "sequencenumber", "7"), ""),
            new Expected.Nothing());
    BlobCheckpointStore sdk = new BlobCheckpointStore(container());
    List<PartitionOwnership> owned =
        sdk.listOwnership("hub.example.net", "insights", "$default").collectList().block();
    assertThat(owned)
        .singleElement()
        .satisfies(
            ownership -> {
              assertThat(ownership.getOwnerId()).isEqualTo("me");
              assertThat(ownership.getPartitionId()).isEqualTo("0");
            });
    List<Checkpoint> checkpoints =
        sdk.listCheckpoints("hub.example.net", "insights", "$default").collectList().block();
    assertThat(checkpoints)
        .singleElement()
        .satisfies(
            checkpoint -> {
              assertThat(checkpoint.getSequenceNumber()).isEqualTo(7);
              assertThat(checkpoint.getOffsetString()).isEqualTo("70");
            });
    List<PartitionOwnership> claimed =
        sdk.claimOwnership(List.of(ownership("0", "sdk").setETag(owned.getFirst().getETag())))
            .collectList()
            .block();
    assertThat(claimed).hasSize(1);
    assertThat(open().read(PATH + "/ownership/0").orElseThrow().entry().facts())
        .isEqualTo(Map.of("ownerid", "sdk"));
  }

  private static Entry entry(String name, String fact, String value) {
    return new Entry(PATH + name, Map.of(fact, value), "");
  }

  @Test
  void weReadWhatTheSdkWrote() throws Exception {
    open().now();
    BlobCheckpointStore sdk = new BlobCheckpointStore(container());
    sdk.claimOwnership(List.of(ownership("1", "sdk"))).blockLast();
    sdk.updateCheckpoint(
            new Checkpoint()
                .setFullyQualifiedNamespace("hub.example.net")
                .setEventHubName("insights")
                .setConsumerGroup("$default")
                .setPartitionId("1")
                .setOffsetString("a:1")
                .setSequenceNumber(11L))
        .block();
    assertThat(open().list(PATH + "/"))
        .extracting(Kept::entry)
        .containsExactly(
            new Entry(PATH + "/checkpoint/1", Map.of("offset", "a:1", "sequencenumber", "11"), ""),
            entry("/ownership/1", "ownerid", "sdk"));
    Kept owned = open().read(PATH + "/ownership/1").orElseThrow();
    assertThat(
            open()
                .write(
                    entry("/ownership/1", "ownerid", "me"), new Expected.Version(owned.version())))
        .isPresent();
    // The SDK's claim with the version that it saw has lost the race.
    assertThat(
            sdk.claimOwnership(List.of(ownership("1", "sdk").setETag(owned.version())))
                .collectList()
                .block())
        .isEmpty();
  }

  @Test
  void takesAContainerThatIsThereAndMakesOneThatWentAway() throws Exception {
    BlobContainerClient container =
        new BlobServiceClientBuilder()
            .connectionString(azurite.connectionString())
            .httpClient(HTTP)
            .buildClient()
            .createBlobContainer(name);
    BlobStateStore store = open();
    assertThat(store.write(entry("/a", "x", "1"), new Expected.Nothing())).isPresent();
    container.delete();
    assertThat(store.list("")).isEmpty();
    assertThat(store.write(entry("/a", "x", "1"), new Expected.Nothing())).isPresent();
  }
}
