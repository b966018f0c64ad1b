package io.defenderxdr.cli;

import io.defenderxdr.mapping.reference.PageTemplate;
import io.defenderxdr.mapping.reference.ReferencePages;
import io.defenderxdr.mapping.reference.StreamFields;
import io.defenderxdr.mapping.table.NearMiss;
import io.defenderxdr.pipeline.FileErrors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/** The field reference, and pages with examples, from the tables that drive the mapping. */
@CommandLine.Command(
    name = "docs",
    header = "Show the fields of the documents, and fill pages with them.",
    description = {
      "",
      "What it prints is made from the tables that drive the mapping, so it is true",
      "of this very program."
    },
    synopsisSubcommandLabel = "COMMAND",
    footer = {
      "",
      "Examples:",
      "  defender-xdr docs fields --stream event",
      "  defender-xdr docs render runbook.template.md > runbook.md"
    })
final class DocsCommand {

  @CommandLine.Spec CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

  @CommandLine.Command(
      name = "fields",
      header = "Print the field reference as Markdown.",
      description = {
        "",
        "Each field with its index type, what it holds, and the source columns and tables",
        "that it comes from; then one real document."
      },
      footer = {
        "",
        "Examples:",
        "  defender-xdr docs fields",
        "  defender-xdr docs fields --stream alert"
      })
  int fields(
      @CommandLine.Option(
              names = "--stream",
              paramLabel = "NAME",
              description = "Of this stream only: alert or event.")
          @Nullable String stream)
      throws CommandFailedException {
    if (stream != null && !StreamFields.STREAMS.contains(stream)) {
      throw new CommandFailedException(
          ExitCodes.USAGE,
          "--stream: unknown stream '%s'. %s"
              .formatted(stream, NearMiss.hint(stream, StreamFields.STREAMS)));
    }
    List<String> streams = stream == null ? StreamFields.STREAMS : List.of(stream);
    streams.forEach(this::print);
    return ExitCodes.OK;
  }

  private void print(String stream) {
    spec.commandLine().getOut().print(ReferencePages.fields(stream));
    spec.commandLine().getOut().flush();
  }

  @CommandLine.Command(
      name = "render",
      header = "Fill a Markdown page, and print it.",
      description = {
        "",
        "{{event \"alert\"}} becomes a real document of that stream as indented JSON,",
        "{{fields \"alert\"}} the table of its fields. All else stays as it is."
      },
      footer = {"", "Example:", "  defender-xdr docs render runbook.template.md > runbook.md"})
  int render(
      @CommandLine.Parameters(paramLabel = "FILE", description = "The page with placeholders.")
          Path file)
      throws CommandFailedException {
    PageTemplate.Filled page = PageTemplate.fill(file.toString(), read(file));
    if (!page.problems().isEmpty()) {
      throw new CommandFailedException(ExitCodes.USAGE, String.join("\n", page.problems()));
    }
    spec.commandLine().getOut().print(page.text());
    spec.commandLine().getOut().flush();
    return ExitCodes.OK;
  }

  private static String read(Path file) throws CommandFailedException {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new CommandFailedException(
          ExitCodes.USAGE,
          "The page %s cannot be read (%s): name a file of UTF-8 text."
              .formatted(file, FileErrors.clause(e)));
    }
  }
}
