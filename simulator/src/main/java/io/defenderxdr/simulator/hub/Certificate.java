package io.defenderxdr.simulator.hub;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A certificate for loopback that nobody has signed but itself, made with Java's own tool.
 *
 * @param store the PKCS 12 file with key and certificate
 * @param password opens it
 * @param pem the certificate alone, for those who are to trust it
 */
public record Certificate(Path store, String password, Path pem) {
  private static final String PASSWORD = "simulated";
  private static final long PATIENCE_SECONDS = 60;

  /**
   * The certificate of a folder; made if there is none.
   *
   * @throws IOException if it cannot be made
   */
  public static Certificate in(Path folder) throws IOException {
    Files.createDirectories(folder);
    Certificate certificate =
        new Certificate(
            folder.resolve("hub-certificate.p12"), PASSWORD, folder.resolve("hub-certificate.pem"));
    if (!Files.exists(certificate.pem)) {
      Files.deleteIfExists(certificate.store);
      certificate.make();
    }
    return certificate;
  }

  private void make() throws IOException {
    keytool(
        List.of("-genkeypair", "-keyalg", "EC", "-validity", "3650", "-dname", "CN=localhost"),
        List.of("-ext", "san=dns:localhost,ip:127.0.0.1", "-storetype", "PKCS12"));
    keytool(List.of("-exportcert", "-rfc"), List.of("-file", pem.toString()));
  }

  private void keytool(List<String> what, List<String> how) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    command.addAll(what);
    command.addAll(how);
    command.addAll(List.of("-alias", "hub", "-keystore", store.toString()));
    command.addAll(List.of("-storepass", password));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    try {
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
        throw new IOException("A certificate cannot be made in " + store.getParent() + ": " + said);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("Interrupted while a certificate was made.", e);
    }
  }
}
