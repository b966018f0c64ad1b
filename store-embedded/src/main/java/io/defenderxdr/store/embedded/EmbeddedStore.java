package io.defenderxdr.store.embedded;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/**
 * The program: OpenSearch on the loopback address.
 *
 * <p>{@code EmbeddedStore --path DIR [--port P] [--child]}. The first line of standard output is
 * {@code {"url":"http://127.0.0.1:PORT"}} once it answers, and nothing else follows; the log lies
 * below DIR. Ends cleanly on SIGTERM and, with {@code --child}, when standard input closes. Exit
 * codes: 0, 1 something unforeseen, 2 usage, 5 port taken, 7 folder not usable.
 */
public final class EmbeddedStore {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private EmbeddedStore() {}

  /** Runs the store until it is asked to stop. */
  public static void main(String[] arguments) throws InterruptedException {
    PrintStream out = System.out;
    try {
      StoreOptions options = StoreOptions.parse(List.of(arguments));
      run(options, out);
    } catch (StoreFault e) {
      System.err.println(e.getMessage());
      System.exit(e.exitCode());
    }
  }

  private static void run(StoreOptions options, PrintStream out)
      throws StoreFault, InterruptedException {
    if (options.child()) {
      // From the begin: a parent that dies while the store starts must not leave it behind.
      watchStandardInput();
    }
    Claims folder = Claims.folder(options.path(), PATIENCE);
    Claims.port(options.port(), PATIENCE);
    keepOutputClean(options);
    StoreNode node = StoreNode.start(options.path(), options.port());
    Runtime.getRuntime().addShutdownHook(new Thread(() -> closeAtEnd(node, folder), "close"));
    out.println("{\"url\":\"" + node.url() + "\"}");
    out.flush();
    new CountDownLatch(1).await();
  }

  /** Before the first class of OpenSearch is loaded: its log goes to a file and nowhere else. */
  private static void keepOutputClean(StoreOptions options) {
    System.setProperty("store.logs", options.path().resolve("logs").toString());
    System.setProperty("log4j2.configurationFile", "store-log4j2.xml");
    System.setProperty("log4j2.disable.jmx", "true");
    System.setProperty("java.util.logging.manager", "org.apache.logging.log4j.jul.LogManager");
    System.setProperty("slf4j.internal.verbosity", "ERROR");
    System.setProperty("opensearch.set.netty.runtime.available.processors", "false");
    System.setOut(new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8));
  }

  private static void watchStandardInput() {
    Thread.ofPlatform()
        .daemon()
        .name("parent")
        .start(
            () -> {
              try {
                while (System.in.read() >= 0) {
                  // What a parent may write means nothing; only the end counts.
                }
              } catch (IOException e) {
                System.err.println("Standard input broke, the store ends: " + e.getMessage());
              }
              System.exit(0);
            });
  }

  private static void closeAtEnd(StoreNode node, Claims folder) {
    try {
      node.close();
      folder.close();
    } catch (IOException e) {
      System.err.println("The store did not close cleanly: " + e.getMessage());
    }
  }
}
