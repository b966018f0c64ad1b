package io.defenderxdr.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.defenderxdr.delivery.cluster.ClusterReply;
import io.defenderxdr.event.EcsDocument;
import io.defenderxdr.pipeline.Settlement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RolloversTest {

  /** The store's clock is the wall's, so these tests begin at it. */
  private final Instant now = Clock.systemUTC().instant();

  private static final Settlement ALL_THERE = new Settlement(0, 50, 0, 0);

  private final String index = SharedStore.freshDataStream();
  private final Bench bench = new Bench(now);
  private final List<EcsDocument> documents =
      Alerts.many(index, 50, now.minus(Duration.ofHours(1)));

  @Test
  void findsInTheOldIndexWhatASweepBringsAgain() throws Exception {
    bench.deliver(Alerts.batch(documents));
    SharedStore.rollOver(index);
    bench.clock.advance(Duration.ofMinutes(2));
    assertThat(bench.deliver(Alerts.batch(documents))).isEqualTo(ALL_THERE);
    assertThat(SharedStore.count(index)).isEqualTo(50);
    assertThat(bench.cluster.bulks()).as("no second request").hasSize(1);
  }

  @Test
  void removesTheDoublesOfARollOverThatItDidNotKnowOf() throws Exception {
    bench.deliver(Alerts.batch(documents));
    SharedStore.rollOver(index);
    assertThat(bench.deliver(Alerts.batch(documents))).isEqualTo(ALL_THERE);
    assertThat(SharedStore.count(index)).isEqualTo(50);
  }

  @Test
  void findsWhatAKilledProcessWroteBeforeTheRollOver() throws Exception {
    bench.deliver(Alerts.batch(documents.subList(0, 20)));
    SharedStore.rollOver(index);
    bench.start(Alerts.TEMPLATE);
    assertThat(bench.deliver(Alerts.batch(documents))).isEqualTo(new Settlement(30, 20, 0, 0));
    assertThat(SharedStore.count(index)).isEqualTo(50);
  }

  @Test
  void removesTheDoublesThatAKilledProcessLeft() throws Exception {
    bench.deliver(Alerts.batch(documents));
    SharedStore.rollOver(index);
    bench.cluster.afterBulk(
        reply -> {
          throw new InterruptedException("killed after the store wrote, before the doubles went");
        });
    try {
      bench.deliver(Alerts.batch(documents));
    } catch (InterruptedException e) {
      bench.cluster.afterBulk(reply -> reply);
    }
    assertThat(SharedStore.count(index)).as("the killed process wrote doubles").isEqualTo(100);
    bench.start(Alerts.TEMPLATE);
    assertThat(bench.deliver(Alerts.batch(documents))).isEqualTo(ALL_THERE);
    assertThat(SharedStore.count(index)).isEqualTo(50);
  }

  @Test
  void removesTheDoublesOfAProcessThatWasStoppedBetweenLookUpAndWrite() throws Exception {
    bench.deliver(Alerts.batch(documents));
    SharedStore.rollOver(index);
    bench.clock.advance(Duration.ofMinutes(2));
    List<EcsDocument> fresh =
        Alerts.many(index, 60, now.minus(Duration.ofHours(1))).subList(50, 60);
    bench.cluster.beforeBulk(
        () -> {
          // The stopped process slept here while another wrote the same and rolled over.
          bench.cluster.beforeBulk(() -> {});
          new Bench(now).deliverUnchecked(Alerts.batch(fresh));
          rollOver();
        });
    assertThat(bench.deliver(Alerts.batch(fresh))).isEqualTo(new Settlement(0, 10, 0, 0));
    assertThat(SharedStore.count(index)).isEqualTo(60);
  }

  private void rollOver() {
    try {
      SharedStore.rollOver(index);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void removesTheDoubleOfARequestThatArrivedLate() throws Exception {
    EcsDocument late = Alerts.one(index, "77", now.minus(Duration.ofHours(1)));
    bench.deliver(Alerts.batch(documents));
    bench.deliver(Alerts.batch(late));
    SharedStore.rollOver(index);
    bench.clock.advance(Duration.ofMinutes(2));
    // As if the request of a dead process were carried out only after the look-up.
    bench.cluster.fault(
        (request, self) ->
            request.path().contains("_mget")
                ? FaultyCluster.answer(200, "{\"docs\":[]}")
                : Optional.empty());
    assertThat(bench.deliver(Alerts.batch(late)).created()).isEqualTo(1);
    bench.cluster.fault((request, self) -> Optional.empty());
    assertThat(SharedStore.count(index)).isEqualTo(52);
    bench.clock.advance(Duration.ofMinutes(2));
    bench.deliver(Alerts.batch(List.of()));
    assertThat(SharedStore.count(index)).isEqualTo(51);
  }

  @Test
  void removesALateDoubleAlsoWhenItsWriterDiedBeforeLookingAgain() throws Exception {
    EcsDocument late = Alerts.one(index, "77", now.minus(Duration.ofHours(1)));
    bench.deliver(Alerts.batch(late));
    SharedStore.rollOver(index);
    bench.start(Alerts.TEMPLATE);
    bench.cluster.fault(
        (request, self) ->
            request.path().contains("_mget")
                ? FaultyCluster.answer(200, "{\"docs\":[]}")
                : Optional.empty());
    assertThat(bench.deliver(Alerts.batch(late)).created()).isEqualTo(1);
    bench.cluster.fault((request, self) -> Optional.empty());
    bench.start(Alerts.TEMPLATE);
    bench.deliver(Alerts.batch(documents));
    assertThat(SharedStore.count(index)).isEqualTo(52);
    bench.clock.advance(Duration.ofMinutes(2));
    bench.deliver(Alerts.batch(List.of()));
    assertThat(SharedStore.count(index)).isEqualTo(51);
  }

  private List<String> backing() throws InterruptedException {
    return SharedStore.ask("GET", "/_data_stream/" + index, "")
        .at("data_streams")
        .elements()
        .getFirst()
        .at("indices")
        .elements()
        .stream()
        .map(entry -> entry.at("index_name").text())
        .toList();
  }

  @Test
  void asksNoOlderIndexForWhatIsYoungerThanTheRollOver() throws Exception {
    bench.deliver(Alerts.batch(documents));
    SharedStore.rollOver(index);
    bench.clock.advance(Duration.ofMinutes(2));
    List<String> lookUps = new java.util.ArrayList<>();
    bench.cluster.fault(
        (request, self) -> {
          if (request.path().contains("_mget")) {
            lookUps.add(request.path());
          }
          return Optional.<ClusterReply>empty();
        });
    EcsDocument young = Alerts.one(index, "99", now.plus(Duration.ofHours(1)));
    assertThat(bench.deliver(Alerts.batch(young)).created()).isEqualTo(1);
    assertThat(lookUps).isEmpty();
  }

  @Test
  void waitsWhereTheLookUpFailsAndWritesNothing() throws Exception {
    bench.deliver(Alerts.batch(documents));
    SharedStore.rollOver(index);
    bench.clock.advance(Duration.ofMinutes(2));
    int[] refused = {2};
    bench.cluster.fault(
        (request, self) ->
            request.path().contains("_mget") && refused[0]-- > 0
                ? FaultyCluster.answer(503, "{\"error\":{\"type\":\"x\",\"reason\":\"y\"}}")
                : Optional.empty());
    assertThat(bench.deliver(Alerts.batch(documents))).isEqualTo(ALL_THERE);
    assertThat(bench.cluster.bulks()).hasSize(1);
    assertThat(bench.health)
        .contains(
            "The store is not able to look documents up now (HTTP 503, x: y): look at the health of the cluster.",
            "recovered");
  }

  @Test
  void survivesTheDeletionOfTheDataStream() throws Exception {
    bench.deliver(Alerts.batch(documents));
    SharedStore.rollOver(index);
    SharedStore.ask("DELETE", "/_data_stream/" + index, "");
    assertThat(bench.deliver(Alerts.batch(documents)).quarantined()).isZero();
    assertThat(SharedStore.count(index)).isEqualTo(50);
    assertThat(backing()).hasSize(1);
  }
}
