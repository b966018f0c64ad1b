package io.defenderxdr.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;

class AzuriteTest {

  private static HttpResponse<String> list(HttpClient client, String endpoint)
      throws IOException, InterruptedException {
    HttpRequest request = HttpRequest.newBuilder(URI.create(endpoint + "?comp=list")).build();
    return client.send(request, HttpResponse.BodyHandlers.ofString());
  }

  @Test
  void answersUntilItIsClosed() throws Exception {
    try (HttpClient client = HttpClient.newHttpClient()) {
      Azurite azurite = Azurite.start();
      assertThat(list(client, azurite.endpoint()).headers().firstValue("Server").orElse(""))
          .startsWith("Azurite-Blob/");
      azurite.close();
      assertThatThrownBy(() -> list(client, azurite.endpoint()))
          .isInstanceOf(ConnectException.class);
      assertThat(ProcessHandle.of(azurite.pid())).isEmpty();
    }
  }
}
