package io.defenderxdr.bench.part;

import io.defenderxdr.event.ByteSlice;
import io.defenderxdr.event.Documents;
import io.defenderxdr.event.EcsDocument;
import io.defenderxdr.mapping.event.EventMapping;
import io.defenderxdr.source.envelope.EnvelopeReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;

/** Keeps what a hub holds in files: the records, and the documents made of them. Not measured. */
public final class Prepare {

  private final Path folder;
  private final EventMapping mapping = MappingPart.mapping();
  private final EnvelopeReader envelopes = new EnvelopeReader(List.of());
  private final AtomicLong messages = new AtomicLong();
  private final AtomicLong records = new AtomicLong();
  private final AtomicLong recordBytes = new AtomicLong();
  private final AtomicLong documentBytes = new AtomicLong();

  private Prepare(Path folder) {
    this.folder = folder;
  }

  /**
   * Reads a whole hub.
   *
   * @param words {@code --hub}, {@code --folder}
   */
  public static void main(String[] words) throws IOException, InterruptedException {
    PartArguments arguments = new PartArguments(words);
    Prepare prepare = new Prepare(arguments.path("--folder"));
    try (HubLink hub = new HubLink(arguments.text("--hub"))) {
      prepare.read(hub);
    }
    System.out.printf(
        "{\"messages\":%d,\"records\":%d,\"recordBytes\":%d,\"documentBytes\":%d}%n",
        prepare.messages.get(),
        prepare.records.get(),
        prepare.recordBytes.get(),
        prepare.documentBytes.get());
    System.exit(0);
  }

  private void read(HubLink hub) throws IOException, InterruptedException {
    List<Packages.Writer> raw = new ArrayList<>();
    List<Packages.Writer> made = new ArrayList<>();
    for (int i = 0; i < hub.partitions(); i++) {
      raw.add(new Packages.Writer(Packages.file(folder, "records", i)));
      made.add(new Packages.Writer(Packages.file(folder, "documents", i)));
    }
    List<Long> begin = Collections.nCopies(hub.partitions(), 0L);
    hub.read(
        begin,
        hub.last(),
        Long.MAX_VALUE,
        (place, event) -> keep(event.getData().getBody(), raw.get(place), made.get(place)));
    for (int i = 0; i < raw.size(); i++) {
      raw.get(i).close();
      made.get(i).close();
    }
  }

  private void keep(byte[] body, Packages.Writer raw, Packages.Writer made) {
    List<ByteSlice> slices = envelopes.read(body).records();
    Documents documents =
        mapping.map(MappingPart.batch(slices.stream().map(MappingPart::record).toList()));
    try {
      for (ByteSlice slice : slices) {
        raw.write(slice.toArray());
        recordBytes.addAndGet(slice.length());
      }
      for (EcsDocument document : documents.list()) {
        made.write(Objects.requireNonNull(document.id()).text().getBytes(StandardCharsets.UTF_8));
        made.write(document.json());
        documentBytes.addAndGet(document.json().length);
      }
      messages.incrementAndGet();
      records.addAndGet(slices.size());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
