package io.defenderxdr.cli;

import io.defenderxdr.mapping.event.EventMapping;
import io.defenderxdr.mapping.event.step.Places;
import io.defenderxdr.mapping.places.MaxMindPlaces;
import io.defenderxdr.pipeline.Mapping;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/** What the event stream has beside the others. */
final class EventOptions {

  @CommandLine.Option(
      names = "--geoip-city",
      paramLabel = "FILE",
      description = "Event only: City file of MaxMind's format; tells where addresses are.")
  @Nullable Path city;

  @CommandLine.Option(
      names = "--geoip-asn",
      paramLabel = "FILE",
      description = "Event only: ASN file of MaxMind's format; tells whose networks they are.")
  @Nullable Path asn;

  @CommandLine.Option(
      names = "--drift",
      paramLabel = "FILE",
      description =
          "Event only: write what the tables do not know, with rows to paste, in Markdown.")
  @Nullable Path drift;

  /** What cannot be together is said before anything is read. */
  void check(String stream, boolean asReference) throws CommandFailedException {
    if (!stream.equals("event") && (city != null || asn != null || drift != null)) {
      throw usage(
          "--geoip-city, --geoip-asn and --drift are for the stream event; take them away, or say"
              + " --stream event.");
    }
    if (asReference && drift != null) {
      throw usage(
          "--drift: the reference's documents forget what they do not know; leave --as-reference"
              + " out.");
    }
  }

  private static CommandFailedException usage(String sentence) {
    return new CommandFailedException(ExitCodes.USAGE, sentence);
  }

  /** The places that the files know. */
  Places places(Clock clock, Consumer<String> notes) {
    return MaxMindPlaces.of(Optional.ofNullable(city), Optional.ofNullable(asn), clock, notes);
  }

  /** Writes the report, where one is asked for. */
  void writeDrift(Mapping mapping) throws CommandFailedException {
    if (drift != null && mapping instanceof EventMapping event) {
      try {
        Files.writeString(drift, event.driftReport());
      } catch (IOException e) {
        throw usage(
            "--drift: %s cannot be written; check the folder and your rights.".formatted(drift));
      }
    }
  }
}
