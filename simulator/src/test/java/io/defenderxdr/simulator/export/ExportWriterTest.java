package io.defenderxdr.simulator.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.azure.storage.blob.BlobContainerClient;
import com.azure.storage.blob.BlobServiceClient;
import com.azure.storage.blob.BlobServiceClientBuilder;
import com.azure.storage.blob.models.BlobItem;
import com.azure.storage.blob.models.BlobType;
import io.defenderxdr.simulator.MovableClock;
import io.defenderxdr.simulator.hub.Hub;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against an emulated storage account, read by the SDK. */
class ExportWriterTest {
  private static final String FIRST =
      "{ \"category\" : \"AdvancedHunting-DeviceEvents\", \"properties\":{\"n\": 1.0} }";
  private static final String SECOND =
      "{\"properties\":{\"category\":\"other\"},\"category\":\"AdvancedHunting-EmailEvents\"}";
  private static final String THIRD = "{\"category\":\"AdvancedHunting-DeviceEvents\"}";

  @TempDir private Path folder;
  private final MovableClock clock = new MovableClock();
  private final Hub hub = Hub.empty(Hub.Shape.of("insights", 2), clock);

  @Test
  void writesEachRecordAsALineOfItsTableAndHour() throws Exception {
    try (EmulatedAccount account = EmulatedAccount.start()) {
      ExportWriter.Target target =
          new ExportWriter.Target(account.connectionString(), "t-1", folder, Clock.systemUTC());
      hub.append(0, bytes("{\"records\": [" + FIRST + " , " + SECOND + "]}"));
      hub.append(1, bytes(THIRD));
      try (ExportWriter writer = ExportWriter.start(hub, target)) {
        writer.drain();
      }
      clock.move(Duration.ofHours(1));
      hub.append(1, bytes(THIRD));
      try (ExportWriter writer = ExportWriter.start(hub, target)) {
        writer.drain();
        hub.append(1, bytes(THIRD));
        writer.drain();
      }

      BlobServiceClient client =
          new BlobServiceClientBuilder().connectionString(account.connectionString()).buildClient();
      BlobContainerClient devices =
          client.getBlobContainerClient("insights-logs-advancedhunting-deviceevents");
      BlobContainerClient mails =
          client.getBlobContainerClient("insights-logs-advancedhunting-emailevents");
      List<BlobItem> blobs = devices.listBlobs().stream().toList();
      assertThat(blobs)
          .allMatch(blob -> blob.getProperties().getBlobType() == BlobType.APPEND_BLOB)
          .extracting(BlobItem::getName)
          .hasSize(2)
          .allMatch(
              name ->
                  name.matches(
                      "tenantId=t-1/y=\\d{4}/m=\\d{2}/d=\\d{2}/h=\\d{2}/m=00/PT1H\\.json"));
      assertThat(text(devices, blobs.get(0))).isEqualTo(FIRST + "\n" + THIRD + "\n");
      assertThat(text(devices, blobs.get(1))).isEqualTo(THIRD + "\n" + THIRD + "\n");
      assertThat(text(mails, mails.listBlobs().stream().findFirst().orElseThrow()))
          .isEqualTo(SECOND + "\n");
    }
  }

  @Test
  void aConnectionStringWithoutAKeyIsNamed() {
    assertThatThrownBy(
            () ->
                ExportWriter.start(hub, new ExportWriter.Target("AccountName=a", "t", null, clock)))
        .hasMessage(
            "--storage is a connection string with AccountName and AccountKey, as the portal shows"
                + " it.");
  }

  private static String text(BlobContainerClient container, BlobItem blob) {
    return container.getBlobClient(blob.getName()).downloadContent().toString();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
