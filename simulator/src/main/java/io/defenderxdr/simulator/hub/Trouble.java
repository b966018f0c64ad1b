package io.defenderxdr.simulator.hub;

import io.defenderxdr.simulator.fault.Fault;
import io.defenderxdr.simulator.fault.FaultBoard;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Carries out the faults that strike connections and links. Confined to the event loop. */
final class Trouble {
  private static final String ALL = "all";
  private static final Duration LINK_IDLE = Duration.ofMinutes(30);
  private static final Duration CONNECTION_IDLE = Duration.ofMinutes(5);

  private final House house;
  private final FaultBoard board;
  private Optional<String> silenced = Optional.empty();
  private Optional<String> busy = Optional.empty();

  Trouble(House house) {
    this.house = house;
    this.board = house.rules().board();
  }

  /** Looks what is to happen now. */
  void tick() {
    detach();
    drop();
    silence();
    throttle();
    idle();
  }

  /** Breaks the links there are, once; waits for the first one if there is none. */
  private void detach() {
    board
        .value(Fault.DETACH)
        .ifPresent(
            which -> {
              List<Receiver> hit = readers(which);
              hit.forEach(reader -> house.receivers().detach(reader, forced("broken")));
              if (!hit.isEmpty()) {
                board.clear(Fault.DETACH);
              }
            });
  }

  /** Cuts all connections that read, once; waits for the first one if there is none. */
  private void drop() {
    if (board.has(Fault.CONNECTION_DROP)) {
      List<Visitor> hit =
          house.visitors().stream().filter(visitor -> !visitor.readers().isEmpty()).toList();
      hit.forEach(Visitor::cut);
      if (!hit.isEmpty()) {
        board.clear(Fault.CONNECTION_DROP);
      }
    }
  }

  /** Silences the links there are; those that come later are not. */
  private void silence() {
    Optional<String> wanted = board.value(Fault.IDLE);
    if (wanted.equals(silenced)) {
      return;
    }
    List<Receiver> hit = wanted.map(this::readers).orElse(List.of());
    if (wanted.isPresent() && hit.isEmpty()) {
      return;
    }
    house.receivers().all().forEach(reader -> reader.silence(hit.contains(reader)));
    silenced = wanted;
  }

  /** Ends all links once; {@link Rules} turns newcomers away. */
  private void throttle() {
    Optional<String> wanted = board.value(Fault.SERVER_BUSY);
    if (!wanted.equals(busy)) {
      busy = wanted;
      if (wanted.isPresent()) {
        readers(ALL).forEach(reader -> house.receivers().detach(reader, LinkRefused.busy()));
      }
    }
  }

  private void idle() {
    Instant now = house.wall().instant();
    Instant earliest = now.minus(board.span(Fault.LINK_IDLE, LINK_IDLE));
    for (Receiver reader : readers(ALL)) {
      if (reader.lastSent().isBefore(earliest)) {
        house.receivers().detach(reader, forced("AmqpMessageConsumer.IdleTimerExpired"));
      }
    }
    Duration longest = board.span(Fault.CONNECTION_IDLE, CONNECTION_IDLE);
    for (Visitor visitor : house.visitors()) {
      if (visitor.lastUse().isBefore(now.minus(longest))) {
        visitor.force(
            "The connection was inactive for more than the allowed "
                + longest.toMillis()
                + " milliseconds and is closed by container 'simulated-event-hub'.");
      }
    }
  }

  private List<Receiver> readers(String which) {
    return house.receivers().all().stream()
        .filter(
            reader -> which.equals(ALL) || which.equals(String.valueOf(reader.order().partition())))
        .toList();
  }

  private static LinkRefused forced(String detail) {
    return new LinkRefused(
        "amqp:link:detach-forced",
        "The link is force detached. Code: consumer. Details: " + detail + ".");
  }
}
