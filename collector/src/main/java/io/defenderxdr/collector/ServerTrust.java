package io.defenderxdr.collector;

import io.defenderxdr.settings.Configuration;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/** Whom to trust, from the setting {@code ssl}. */
final class ServerTrust {

  private ServerTrust() {}

  /**
   * The context for a way; null where the platform's is meant.
   *
   * @throws IOException with a sentence, if an authority's file cannot be read
   */
  static @Nullable SSLContext of(Configuration.Way way) throws IOException {
    boolean platform =
        way.authorities().isEmpty() && way.verification() == Configuration.Verification.FULL;
    if (platform) {
      return null;
    }
    try {
      X509TrustManager authorities = authorities(way.authorities());
      TrustManager manager =
          switch (way.verification()) {
            case FULL -> authorities;
            case CERTIFICATE -> new AnyHost(authorities);
            case NONE -> new AnyHost(null);
          };
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, new TrustManager[] {manager}, new SecureRandom());
      return context;
    } catch (GeneralSecurityException e) {
      throw new IOException("The setting ssl cannot be used: " + e.getMessage() + ".", e);
    }
  }

  private static X509TrustManager authorities(List<Path> files)
      throws GeneralSecurityException, IOException {
    KeyStore store = null;
    if (!files.isEmpty()) {
      store = KeyStore.getInstance(KeyStore.getDefaultType());
      store.load(null, null);
      int number = 0;
      for (Path file : files) {
        for (Certificate certificate : certificates(file)) {
          store.setCertificateEntry("authority" + number++, certificate);
        }
      }
    }
    TrustManagerFactory factory =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init(store);
    for (TrustManager manager : factory.getTrustManagers()) {
      if (manager instanceof X509TrustManager x509) {
        return x509;
      }
    }
    throw new GeneralSecurityException("no trust manager for certificates");
  }

  private static List<Certificate> certificates(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return List.copyOf(CertificateFactory.getInstance("X.509").generateCertificates(in));
    } catch (CertificateException e) {
      throw new IOException(
          "The authority file %s holds no certificate in PEM form.".formatted(file), e);
    }
  }

  /** Checks the certificate's authority, if any is given, and never the host's name. */
  private static final class AnyHost extends X509ExtendedTrustManager {

    private final @Nullable X509TrustManager authorities;

    private AnyHost(@Nullable X509TrustManager authorities) {
      this.authorities = authorities;
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type)
        throws CertificateException {
      if (authorities != null) {
        authorities.checkServerTrusted(chain, type);
      }
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine)
        throws CertificateException {
      checkServerTrusted(chain, type);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket)
        throws CertificateException {
      checkServerTrusted(chain, type);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type)
        throws CertificateException {
      throw new CertificateException("We serve no clients here.");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine)
        throws CertificateException {
      checkClientTrusted(chain, type);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket)
        throws CertificateException {
      checkClientTrusted(chain, type);
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return authorities == null ? new X509Certificate[0] : authorities.getAcceptedIssuers();
    }
  }
}
