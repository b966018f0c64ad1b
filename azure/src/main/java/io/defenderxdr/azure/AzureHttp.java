package io.defenderxdr.azure;

import com.azure.core.http.HttpClient;
import com.azure.core.http.ProxyOptions;
import com.azure.core.http.jdk.httpclient.JdkHttpClientBuilder;
import io.defenderxdr.http.HttpRoute;
import io.defenderxdr.http.ProxyAddress;
import java.net.InetSocketAddress;
import java.net.URI;

/** The Azure SDK's requests on the JDK's client, by a route of ours. */
public final class AzureHttp {

  private AzureHttp() {}

  /** A client for this route; safe for many threads and meant to be kept. */
  public static HttpClient client(HttpRoute route) {
    java.net.http.HttpClient.Builder builder =
        java.net.http.HttpClient.newBuilder()
            .version(java.net.http.HttpClient.Version.HTTP_1_1)
            .followRedirects(java.net.http.HttpClient.Redirect.NEVER);
    if (route.tls() != null) {
      builder.sslContext(route.tls());
    }
    JdkHttpClientBuilder client =
        new JdkHttpClientBuilder(builder).connectionTimeout(route.connectTimeout());
    if (route.proxy() != null) {
      client.proxy(proxy(route.proxy()));
    }
    return client.build();
  }

  /** What the SDK calls a proxy, such as {@code http://user:password@host:port}. */
  public static ProxyOptions proxy(URI proxy) {
    ProxyAddress address = ProxyAddress.of(proxy);
    ProxyOptions options =
        new ProxyOptions(
            ProxyOptions.Type.HTTP, new InetSocketAddress(address.host(), address.port()));
    if (!address.user().isEmpty()) {
      options.setCredentials(address.user(), address.password());
    }
    return options;
  }
}
