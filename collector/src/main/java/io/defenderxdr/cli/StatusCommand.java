package io.defenderxdr.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.defenderxdr.http.HttpCaller;
import io.defenderxdr.http.HttpRoute;
import io.defenderxdr.pipeline.FileErrors;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/** What a running collector does now. */
@CommandLine.Command(
    name = "status",
    header = "Show what a running collector does now.",
    description = {
      "",
      "Asks the console of a running collector: health, position and rate of each stream,",
      "the lag of each partition, the sums of the ledger, and what could not be read.",
      "A console with a credential wants --user and --password-file, or the environment",
      "variables DEFENDER_XDR_USER and DEFENDER_XDR_PASSWORD."
    },
    footer = {"", "Example:  defender-xdr status --url http://127.0.0.1:8080"})
final class StatusCommand implements Callable<Integer> {

  static final String USER_VARIABLE = "DEFENDER_XDR_USER";
  static final String PASSWORD_VARIABLE = "DEFENDER_XDR_PASSWORD";

  private static final JsonMapper JSON =
      JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

  @CommandLine.Option(
      names = "--url",
      defaultValue = "http://127.0.0.1:8080",
      paramLabel = "URL",
      description = "Address of the console (default: ${DEFAULT-VALUE}).")
  String url = "";

  @CommandLine.Option(
      names = "--user",
      paramLabel = "NAME",
      description = "User name, where the console wants one.")
  @Nullable String user;

  @CommandLine.Option(
      names = "--password-file",
      paramLabel = "FILE",
      description = "File whose first line is the password.")
  @Nullable Path passwordFile;

  @CommandLine.Option(names = "--json", description = "Print one JSON object.")
  boolean json;

  @CommandLine.Spec CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

  private final Map<String, String> environment = System.getenv();

  @Override
  public Integer call() throws CommandFailedException, InterruptedException, IOException {
    RunningStatus.Address address = new RunningStatus.Address(address(), login());
    try (HttpCaller caller = new HttpCaller(HttpRoute.DIRECT)) {
      RunningStatus status = RunningStatus.of(address, caller);
      PrintWriter out = spec.commandLine().getOut();
      if (json) {
        out.println(json(status));
      } else {
        new StatusText(status).lines().forEach(out::println);
      }
      return ExitCodes.OK;
    }
  }

  /** Pure ASCII, so that nothing in it steers a terminal. */
  private static String json(RunningStatus status) throws JsonProcessingException {
    ObjectNode both = JSON.createObjectNode();
    both.set("streams", status.streams());
    both.set("ledger", status.ledger());
    return JSON.writeValueAsString(both);
  }

  private URI address() throws CommandFailedException {
    try {
      URI uri = URI.create(url.replaceFirst("/+$", ""));
      boolean http = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
      if (http && uri.getHost() != null && uri.getUserInfo() == null) {
        return uri;
      }
    } catch (IllegalArgumentException e) {
      // Said below.
    }
    throw new CommandFailedException(
        ExitCodes.USAGE,
        "--url must be an address such as http://127.0.0.1:8080, without a user name in it.");
  }

  private @Nullable String login() throws CommandFailedException {
    String name = user == null ? environment.get(USER_VARIABLE) : user;
    if (name == null) {
      return null;
    }
    return name + ":" + password();
  }

  private String password() throws CommandFailedException {
    Path file = passwordFile;
    if (file == null) {
      return environment.getOrDefault(PASSWORD_VARIABLE, "");
    }
    try (var lines = Files.lines(file)) {
      return lines.findFirst().orElse("");
    } catch (IOException e) {
      throw new CommandFailedException(
          ExitCodes.USAGE,
          "The password file %s cannot be read (%s).".formatted(file, FileErrors.clause(e)));
    }
  }
}
