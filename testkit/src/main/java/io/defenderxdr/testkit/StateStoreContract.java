package io.defenderxdr.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.defenderxdr.pipeline.StateStore;
import io.defenderxdr.pipeline.StateStore.Entry;
import io.defenderxdr.pipeline.StateStore.Expected;
import io.defenderxdr.pipeline.StateStore.Kept;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** What holds for every place of small kept entries. Each test begins in an empty place. */
public abstract class StateStoreContract {

  private static final String PATH = "hub.example.net/insights/$default/";
  private static final int RACERS = 12;
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /** A store of its own on the place of this test; each call opens it anew. */
  protected abstract StateStore open() throws Exception;

  private static Entry entry(String name, String owner) {
    return new Entry(name, Map.of("ownerid", owner), "");
  }

  private static Kept kept(Optional<Kept> written) {
    assertThat(written).isPresent();
    return written.orElseThrow();
  }

  @Test
  void hasNothingBeforeTheFirstWrite() throws Exception {
    assertThat(open().read("a/b")).isEmpty();
    assertThat(open().list("")).isEmpty();
  }

  @Test
  void readsWhatAnotherWrote() throws Exception {
    Entry entry = new Entry(PATH + "checkpoint/0", Map.of("offset", "a:b/7", "x", ""), "{\"a\":1}");
    Kept kept = kept(open().write(entry, new Expected.Nothing()));
    assertThat(kept.entry()).isEqualTo(entry);
    assertThat(open().read(entry.name())).contains(kept);
    assertThat(open().list(PATH)).containsExactly(kept);
  }

  @Test
  void changesTheVersionWithEachWriteAlsoOfTheSameContent() throws Exception {
    StateStore store = open();
    Entry entry = entry("a", "x");
    Kept first = kept(store.write(entry, new Expected.Anything()));
    Kept second = kept(store.write(entry, new Expected.Anything()));
    store.remove("a");
    Kept third = kept(store.write(entry, new Expected.Nothing()));
    assertThat(List.of(first.version(), second.version(), third.version())).doesNotHaveDuplicates();
  }

  @Test
  void writesOverTheVersionThatIsThere() throws Exception {
    StateStore store = open();
    Kept first = kept(store.write(entry("a", "x"), new Expected.Nothing()));
    Kept second = kept(store.write(entry("a", "y"), new Expected.Version(first.version())));
    assertThat(second.entry().facts()).containsEntry("ownerid", "y");
    assertThat(store.read("a")).contains(second);
    Kept listed = store.list("a").getFirst();
    assertThat(store.write(entry("a", "z"), new Expected.Version(listed.version()))).isPresent();
  }

  @Test
  void writesNothingOverAnotherVersion() throws Exception {
    StateStore store = open();
    Kept first = kept(store.write(entry("a", "x"), new Expected.Nothing()));
    Kept second = kept(store.write(entry("a", "y"), new Expected.Version(first.version())));
    assertThat(store.write(entry("a", "z"), new Expected.Version(first.version()))).isEmpty();
    assertThat(store.write(entry("a", "z"), new Expected.Nothing())).isEmpty();
    assertThat(store.read("a")).contains(second);
  }

  @Test
  void writesNothingOverAVersionThatIsGone() throws Exception {
    StateStore store = open();
    Kept first = kept(store.write(entry("a", "x"), new Expected.Nothing()));
    store.remove("a");
    assertThat(store.write(entry("a", "y"), new Expected.Version(first.version()))).isEmpty();
    assertThat(store.read("a")).isEmpty();
  }

  @Test
  void replacesBodyAndFactsAsAWhole() throws Exception {
    StateStore store = open();
    Kept first =
        kept(store.write(new Entry("a", Map.of("one", "1"), "body"), new Expected.Nothing()));
    Kept second =
        kept(
            store.write(
                new Entry("a", Map.of("two", "2"), ""), new Expected.Version(first.version())));
    assertThat(second.entry()).isEqualTo(new Entry("a", Map.of("two", "2"), ""));
    assertThat(open().read("a")).contains(second);
    store.write(new Entry("a", Map.of(), "other"), new Expected.Anything());
    assertThat(open().read("a").orElseThrow().entry()).isEqualTo(new Entry("a", Map.of(), "other"));
  }

  @Test
  void removesAnEntryAndMindsNoneThatIsNotThere() throws Exception {
    StateStore store = open();
    store.write(entry("a/b", "x"), new Expected.Anything());
    store.remove("a/b");
    store.remove("a/b");
    assertThat(open().read("a/b")).isEmpty();
    assertThat(open().list("a")).isEmpty();
  }

  @Test
  void listsThirtyTwoPartitionsInTheOrderOfTheirNames() throws Exception {
    StateStore store = open();
    for (int partition = 31; partition >= 0; partition--) {
      store.write(entry(PATH + "ownership/" + partition, "me"), new Expected.Nothing());
      store.write(
          new Entry(PATH + "checkpoint/" + partition, Map.of("offset", "1"), ""),
          new Expected.Nothing());
    }
    store.write(entry(PATH.replace("/$default", "/$default2") + "checkpoint/0", ""), any());
    List<String> names =
        IntStream.range(0, 32)
            .mapToObj(partition -> PATH + "checkpoint/" + partition)
            .sorted(Comparator.naturalOrder())
            .toList();
    assertThat(open().list(PATH + "checkpoint/"))
        .extracting(kept -> kept.entry().name())
        .containsExactlyElementsOf(names);
    assertThat(open().list(PATH + "check")).hasSize(32);
    assertThat(open().list(PATH)).hasSize(64);
    assertThat(open().list("")).hasSize(65);
    assertThat(open().list("nothing/here")).isEmpty();
  }

  private static Expected any() {
    return new Expected.Anything();
  }

  @Test
  void keepsNamesThatDifferInCaseApart() throws Exception {
    StateStore store = open();
    String upper = "Hub.example.net/Insights/$Default/checkpoint/0";
    store.write(entry(upper, "upper"), new Expected.Nothing());
    store.write(entry(upper.toLowerCase(java.util.Locale.ROOT), "lower"), new Expected.Nothing());
    assertThat(open().read(upper).orElseThrow().entry()).isEqualTo(entry(upper, "upper"));
    assertThat(open().list("Hub")).extracting(Kept::entry).containsExactly(entry(upper, "upper"));
    assertThat(open().list("")).hasSize(2);
  }

  @Test
  void tellsAnEntryFromTheFolderOfItsName() throws Exception {
    StateStore store = open();
    for (String name : List.of("a", "a/b", "a.json", "a.json/b", "a/b.json")) {
      assertThat(store.write(entry(name, "x"), new Expected.Nothing())).isPresent();
    }
    assertThat(open().list("a"))
        .extracting(kept -> kept.entry().name())
        .containsExactly("a", "a.json", "a.json/b", "a/b", "a/b.json");
  }

  @Test
  void knowsTheNamesOfFactsWithoutRegardToCase() throws Exception {
    open().write(new Entry("a", Map.of("SequenceNumber", "7"), ""), new Expected.Nothing());
    assertThat(open().read("a").orElseThrow().entry().facts())
        .isEqualTo(Map.of("sequencenumber", "7"));
    assertThat(open().list("").getFirst().entry().facts()).isEqualTo(Map.of("sequencenumber", "7"));
  }

  @Test
  void keepsAnyUnicodeInABodyOfAMegabyte() throws Exception {
    StringBuilder text = new StringBuilder("\u0000\u0001\t\r\n\"\\\u2028\ufeffä漢😀");
    while (text.length() < 330_000) {
      text.append("漢字");
    }
    Entry entry = new Entry("big", Map.of("one", "1"), text.toString());
    open().write(entry, new Expected.Nothing());
    assertThat(open().read("big").orElseThrow().entry()).isEqualTo(entry);
    assertThat(open().list("big").getFirst().entry()).isEqualTo(entry);
  }

  @Test
  void letsOneOfManyCreateAName() throws Exception {
    List<Kept> winners = race(new Expected.Nothing());
    assertThat(winners).hasSize(1);
    assertThat(open().read("raced")).contains(winners.getFirst());
  }

  @Test
  void letsOneOfManyTakeAVersion() throws Exception {
    Kept first = kept(open().write(entry("raced", "first"), new Expected.Nothing()));
    List<Kept> winners = race(new Expected.Version(first.version()));
    assertThat(winners).hasSize(1);
    assertThat(open().read("raced")).contains(winners.getFirst());
  }

  private List<Kept> race(Expected expected) throws Exception {
    Race<Optional<Kept>> race = new Race<>();
    for (int racer = 0; racer < RACERS; racer++) {
      StateStore store = open();
      Entry entry = entry("raced", "racer" + racer);
      race.add(() -> store.write(entry, expected));
    }
    return race.run().stream().flatMap(Optional::stream).toList();
  }

  @Test
  void stampsEntriesWithItsOwnClockWhichMovesOn() throws Exception {
    StateStore store = open();
    Instant before = store.now();
    Kept kept = kept(store.write(entry("a", "x"), new Expected.Nothing()));
    Instant after = store.now();
    // Some places know whole seconds only.
    assertThat(kept.writtenAt())
        .isBetween(before.minus(Duration.ofSeconds(2)), after.plus(Duration.ofSeconds(2)));
    Awaitility.await().atMost(PATIENCE).until(() -> store.now().isAfter(after));
    Kept later = kept(store.write(entry("a", "x"), new Expected.Anything()));
    assertThat(later.writtenAt()).isAfterOrEqualTo(kept.writtenAt());
  }
}
