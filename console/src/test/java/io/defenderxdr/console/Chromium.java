package io.defenderxdr.console;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds the Chromium of this machine; {@code build/chromium.sh} names one. */
final class Chromium {

  private static final String VARIABLE = "DEFENDER_XDR_CHROMIUM";

  private static final List<String> USUAL =
      List.of(
          "/usr/bin/chromium",
          "/usr/bin/chromium-browser",
          "/usr/bin/google-chrome",
          "/usr/bin/google-chrome-stable",
          "/snap/bin/chromium",
          "/opt/google/chrome/chrome",
          "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
          "/Applications/Chromium.app/Contents/MacOS/Chromium");

  private Chromium() {}

  /** Playwright's driver without its browsers; skips the test where there is no Chromium. */
  static Playwright playwright() {
    if (find().isEmpty()) {
      String sentence = "No Chromium was found: install one, or name it in " + VARIABLE + ".";
      if ("true".equals(System.getenv("CI"))) {
        fail(sentence);
      }
      abort(sentence);
    }
    return Playwright.create(
        new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
  }

  static Browser launch(Playwright playwright) {
    return playwright
        .chromium()
        .launch(
            new BrowserType.LaunchOptions()
                .setExecutablePath(find().orElseThrow())
                .setArgs(
                    List.of(
                        "--no-sandbox",
                        "--disable-gpu",
                        "--disable-quic",
                        "--no-first-run",
                        "--disable-background-networking",
                        "--disable-component-update",
                        "--disable-sync")));
  }

  /** A script of the tests' resources. */
  static String script(String name) {
    try (InputStream script = Chromium.class.getResourceAsStream(name)) {
      return new String(script.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Optional<Path> find() {
    return Stream.concat(Stream.ofNullable(System.getenv(VARIABLE)), USUAL.stream())
        .map(Path::of)
        .filter(Files::isExecutable)
        .findFirst();
  }
}
