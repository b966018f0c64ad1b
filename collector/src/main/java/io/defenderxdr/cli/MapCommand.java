package io.defenderxdr.cli;

import io.defenderxdr.event.StreamId;
import io.defenderxdr.mapping.MapRecords;
import io.defenderxdr.mapping.MappingOptions;
import io.defenderxdr.mapping.Mappings;
import io.defenderxdr.mapping.RecordProcessor;
import io.defenderxdr.mapping.table.NearMiss;
import io.defenderxdr.pipeline.Mapping;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/** Maps records from standard input. */
@CommandLine.Command(
    name = "map",
    header = "Turn raw records into documents, on the command line.",
    description = {
      "",
      "Reads one raw record a line from standard input and writes one document a line:",
      "{\"record\":N,\"_index\":...,\"_id\":...,\"_source\":{...}}, N counting lines from 0.",
      "A broken record gives its failure document. Counts go to standard error."
    },
    footer = {
      "",
      "Examples:",
      "  defender-xdr map --stream alert < alerts.ndjson",
      "  defender-xdr map --stream event < records.ndjson",
      "  defender-xdr map --stream event --id-only --drift drift.md < records.ndjson"
    })
final class MapCommand implements Callable<Integer> {

  @CommandLine.Option(
      names = "--stream",
      required = true,
      paramLabel = "NAME",
      description = "The stream the records are of: alert or event.")
  String stream = "";

  @CommandLine.Option(
      names = "--tags",
      split = ",",
      paramLabel = "TAG",
      description = "Replaces the stream's default tags.")
  @Nullable List<String> tags;

  @CommandLine.Option(
      names = "--as-reference",
      description = "The reference's documents, leaf for leaf, without any difference of ours.")
  boolean asReference;

  @CommandLine.Option(names = "--id-only", description = "Leave the documents out.")
  boolean idOnly;

  @CommandLine.Mixin EventOptions event = new EventOptions();

  @CommandLine.Spec CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

  @Override
  public Integer call() throws IOException, CommandFailedException {
    if (!Mappings.STREAMS.contains(stream)) {
      throw new CommandFailedException(
          ExitCodes.USAGE,
          "--stream: unknown stream '%s'. %s"
              .formatted(stream, NearMiss.hint(stream, Mappings.STREAMS)));
    }
    event.check(stream, asReference);
    MappingOptions options =
        new MappingOptions(
            "default",
            "",
            tags == null ? List.of("forwarded", "m365_defender-" + stream) : tags,
            asReference,
            false,
            RecordProcessor.NONE);
    StreamId id = new StreamId("map", stream);
    Clock clock = Clock.systemUTC();
    PrintWriter err = spec.commandLine().getErr();
    Mapping mapping =
        Mappings.forStream(id, options, event.places(clock, note -> err.println(note)), clock);
    OutputStream out = new BufferedOutputStream(System.out, 1 << 16);
    MapRecords.Counts counts = new MapRecords(mapping, id, idOnly).run(System.in, out);
    out.flush();
    event.writeDrift(mapping);
    err.printf(
        "%d lines, %d documents, %d without%n",
        counts.lines(), counts.documents(), counts.without());
    return ExitCodes.OK;
  }
}
