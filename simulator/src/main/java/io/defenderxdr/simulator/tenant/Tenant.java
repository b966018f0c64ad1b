package io.defenderxdr.simulator.tenant;

import io.defenderxdr.simulator.attack.AlertState;
import io.defenderxdr.simulator.attack.AlertWriter;
import io.defenderxdr.simulator.attack.World;
import io.defenderxdr.simulator.time.ScaledClock;
import io.defenderxdr.simulator.time.Ticks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A tenant that lives: alerts come and change as time goes by, and it is kept in mind who was
 * served what. Safe for any thread; changes are made when someone looks, not before.
 */
public final class Tenant implements AutoCloseable {
  private static final String FILE = "tenant.log";

  private final ReentrantLock lock = new ReentrantLock();
  private final ScaledClock clock;
  private final World world;
  private final AlertWriter writer;
  private final Chronicle chronicle;
  private final Register register;
  private final Schedule schedule;

  private Tenant(Birth birth, double rate, ScaledClock clock) {
    this.clock = clock;
    this.world = new World(birth.seed(), birth.scenario().people());
    this.writer = new AlertWriter(world);
    this.chronicle = new Chronicle(birth, clock);
    this.register = chronicle.register();
    this.schedule = new Schedule(chronicle, birth.seed(), rate);
  }

  /**
   * Makes a tenant, or goes on with the one a folder holds.
   *
   * @param birth what a new tenant is made from; a kept one has its own
   * @param rate changes a second; 0 for a tenant that stands still
   * @param folder where the tenant is kept, or null to forget it
   * @throws IOException if the folder cannot be read or written
   */
  public static Tenant open(Birth birth, double rate, ScaledClock clock, @Nullable Path folder)
      throws IOException {
    if (folder == null) {
      Tenant tenant = new Tenant(birth, rate, clock);
      tenant.schedule.begin(tenant.now());
      return tenant;
    }
    Files.createDirectories(folder);
    Path file = folder.resolve(FILE);
    List<String> lines = Journal.lines(file);
    Birth own = lines.isEmpty() ? birth : Birth.parse(lines.getFirst());
    Tenant tenant = new Tenant(own, rate, clock);
    lines.stream().skip(1).map(Event::parse).forEach(tenant.chronicle::perform);
    Journal journal = Journal.open(file);
    if (lines.isEmpty()) {
      journal.add(own.line());
      journal.flush();
    }
    tenant.chronicle.keep(journal);
    tenant.schedule.begin(tenant.now());
    return tenant;
  }

  /** Who and what the tenant consists of. */
  public World world() {
    return world;
  }

  /** Writes this tenant's alerts. */
  public AlertWriter writer() {
    return writer;
  }

  /** Whether a token counts now: its session, or -1. */
  public int session(String token) {
    return locked(() -> chronicle.sessions().session(token, now()));
  }

  /** Gives the client a token that lasts for a time. */
  public String issue(Duration life) {
    return locked(
        () -> {
          long now = now();
          int session = chronicle.sessions().next(now);
          String token = TokenText.of(world, session, chronicle.sessions().issued());
          long expires = now + life.toSeconds() * Ticks.PER_SECOND;
          perform(new Event.Token(session, now, expires, token));
          return token;
        });
  }

  /** Lets a token count no longer. */
  public void revoke(String token) {
    visit(() -> perform(new Event.Revoked(token)));
  }

  /** Notes that a session asks for data, and so has settled what it got before. */
  public void asked(int session) {
    visit(
        () -> {
          if (chronicle.accounts().holds(session)) {
            perform(new Event.Asked(session));
          }
        });
  }

  /** Notes that a reply to a session arrived whole. */
  public void served(int session, List<AlertState> states) {
    visit(
        () -> {
          List<StateRef> open = chronicle.accounts().unsettled(states);
          if (!open.isEmpty()) {
            perform(new Event.Served(session, open));
          }
        });
  }

  /** Reads a page of what is there now. */
  public Page page(PageRequest request) {
    return locked(() -> PageReader.read(register, request));
  }

  /** Changes some alerts right away, behind a place in the order of updates, as others do. */
  public void stir(int count, @Nullable Key behind) {
    visit(() -> Stirring.stir(register, behind, count, a -> schedule.changeNow(a, now())));
  }

  /** Changes many alerts at one instant, now. */
  public void crowd(int count) {
    visit(
        () -> {
          long instant = chronicle.timeline().momentAfter(now());
          int most = schedule.frozen() ? 0 : count;
          List<Integer> chosen = Stirring.spread(register, most, schedule::isSpared);
          chosen.forEach(alert -> perform(new Event.Updated(alert, instant, instant)));
        });
  }

  /** From now on, every fifth change becomes visible so much later than its time; zero for none. */
  public void late(Duration delay) {
    visit(() -> schedule.late(delay));
  }

  /** Excludes one alert from changes; -1 for none. */
  public void spare(int alert) {
    visit(() -> schedule.spare(alert));
  }

  /** An alert that is always picked the same way: the middle one of those updated in a day. */
  public AlertState middle() {
    return locked(() -> Stirring.middle(register, now()));
  }

  /** Ends all changes; what was still hidden is shown. */
  public void freeze() {
    visit(
        () -> {
          chronicle.timeline().hidden().forEach(alert -> perform(new Event.Shown(alert)));
          schedule.freeze();
        });
  }

  /** Sets the clock forward; changes go on from there. */
  public void advance(Duration by) {
    visit(
        () -> {
          long ticks = by.toNanos() / 100;
          perform(new Event.Advanced(ticks));
          schedule.shift(ticks);
        });
  }

  /** Visits the states that should be found in the end. */
  public void offered(Consumer<AlertState> visitor) {
    visit(() -> chronicle.accounts().offered(visitor));
  }

  /** Visits the states that were lost with a client. */
  public void superseded(Consumer<AlertState> visitor) {
    visit(() -> chronicle.accounts().superseded(visitor));
  }

  /** Visits the states that readers see. */
  public void current(Consumer<AlertState> visitor) {
    visit(() -> register.byUpdate().values().forEach(alert -> visitor.accept(alert.current())));
  }

  /** Visits every state there ever was, with what became of it. */
  public void truth(Consumer<Truth> visitor) {
    visit(() -> register.all().forEach(alert -> Truth.of(alert).forEach(visitor)));
  }

  @Override
  public void close() {
    lock.lock();
    try {
      chronicle.close();
    } finally {
      lock.unlock();
    }
  }

  private void visit(Runnable visit) {
    locked(
        () -> {
          visit.run();
          return true;
        });
  }

  private <T> T locked(Supplier<T> work) {
    lock.lock();
    try {
      schedule.catchUp(now());
      T result = work.get();
      chronicle.flush();
      return result;
    } finally {
      lock.unlock();
    }
  }

  private long now() {
    return Ticks.of(clock.instant());
  }

  private void perform(Event event) {
    chronicle.perform(event);
  }
}
