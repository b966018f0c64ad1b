package io.defenderxdr.source.graph;

import io.defenderxdr.event.StreamId;
import io.defenderxdr.http.HttpCaller;
import io.defenderxdr.http.TokenSource;
import io.defenderxdr.pipeline.Checkpoints;
import io.defenderxdr.pipeline.PipelineListener;
import io.defenderxdr.pipeline.Quarantine;
import io.defenderxdr.pipeline.Source;
import io.defenderxdr.retry.Pause;
import io.defenderxdr.source.rest.PageClient;
import io.defenderxdr.source.rest.PollLoop;
import io.defenderxdr.source.rest.QuotaGovernor;
import java.time.Clock;
import java.util.Map;
import java.util.random.RandomGenerator;

/** The stream {@code alert}: Graph Security {@code alerts_v2}. */
public final class AlertStream {

  private AlertStream() {}

  /**
   * What requests travel on.
   *
   * @param caller speaks HTTP
   * @param tokens gives tokens for Graph
   * @param quota shared by the streams of one application and tenant
   */
  public record Line(HttpCaller caller, TokenSource tokens, QuotaGovernor quota) {}

  /**
   * What is kept.
   *
   * @param checkpoints the saved position is read from here at the begin of each poll
   * @param quarantine for what Graph does not serve
   */
  public record Keeping(Checkpoints checkpoints, Quarantine quarantine) {}

  /**
   * Time and chance.
   *
   * @param clock the time
   * @param pause the way to wait on it
   * @param random spreads waits
   */
  public record Time(Clock clock, Pause pause, RandomGenerator random) {}

  /**
   * Makes the source.
   *
   * @param stream its name
   * @param listener is told what happens
   */
  public static Source create(
      StreamId stream,
      AlertOptions options,
      Line line,
      Keeping keeping,
      Time time,
      PipelineListener listener) {
    PageClient client =
        new PageClient(
            new PageClient.Line(line.caller(), line.tokens(), line.quota(), time.clock()),
            options.unknownEnumMembers()
                ? Map.of("Prefer", "include-unknown-enum-members")
                : Map.of(),
            options.timeout(),
            AlertKeys::element,
            AlertStream::advice);
    Requests requests =
        new Requests(
            client,
            new Requests.Told(stream, listener),
            options.interval(),
            new Requests.Time(time.clock(), time.pause(), time.random()));
    AlertPoll poll =
        new AlertPoll(options, requests, keeping, new Progress.Stream(stream, listener));
    return new PollLoop(
        stream, poll, options.interval(), new PollLoop.Time(time.clock(), time.pause()), listener);
  }

  private static String advice(int status) {
    return switch (status) {
      case 400 -> "the question is not understood; check request_url";
      case 401 ->
          "the token is not accepted; check tenant_id, client_id and the secret or certificate";
      case 403 ->
          "the application lacks a permission; grant the application permission"
              + " SecurityAlert.Read.All with admin consent";
      case 404 -> "there is no such API; check request_url";
      default -> "it does not serve this";
    };
  }
}
