package io.defenderxdr.simulator.tenant;

import io.defenderxdr.simulator.attack.AlertState;
import io.defenderxdr.simulator.attack.AlertWriter;
import io.defenderxdr.simulator.attack.Plot;
import io.defenderxdr.simulator.attack.World;
import io.defenderxdr.simulator.time.ScaledClock;
import io.defenderxdr.simulator.time.Ticks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
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
  private static final int LATE_EVERY = 5;

  private final ReentrantLock lock = new ReentrantLock();
  private final ScaledClock clock;
  private final World world;
  private final AlertWriter writer;
  private final Register register = new Register();
  private final Timeline timeline;
  private final Evolution evolution;
  private final Accounts accounts = new Accounts(register);
  private final Sessions sessions = new Sessions();
  private final long interval;
  private Journal journal = Journal.none();
  private long runStart;
  private int runChanges;
  private long late;
  private int spared = -1;
  private boolean frozen;

  private Tenant(Birth birth, double rate, ScaledClock clock) {
    this.clock = clock;
    this.world = new World(birth.seed(), birth.scenario().people());
    this.writer = new AlertWriter(world);
    this.interval = rate > 0 ? Timeline.ticksOf(1 / rate) : Long.MAX_VALUE;
    Plot plot = new Plot(birth.seed());
    this.timeline = new Timeline(register, plot);
    this.evolution = new Evolution(birth.seed(), register);
    History.write(birth, plot, register);
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
      tenant.begin();
      return tenant;
    }
    Files.createDirectories(folder);
    Path file = folder.resolve(FILE);
    List<String> lines = Journal.lines(file);
    Birth own = lines.isEmpty() ? birth : Birth.parse(lines.getFirst());
    Tenant tenant = new Tenant(own, rate, clock);
    lines.stream().skip(1).map(Event::parse).forEach(tenant::apply);
    tenant.journal = Journal.open(file);
    if (lines.isEmpty()) {
      tenant.journal.add(own.line());
      tenant.journal.flush();
    }
    tenant.begin();
    return tenant;
  }

  private void begin() {
    runStart = timeline.momentAfter(now());
    runChanges = 0;
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
    return locked(() -> sessions.session(token, now()));
  }

  /** Gives the client a token that lasts for a time. */
  public String issue(Duration life) {
    return locked(
        () -> {
          long now = now();
          int session = sessions.next(now);
          String token = TokenText.of(world, session, sessions.issued());
          long expires = now + life.toSeconds() * Ticks.PER_SECOND;
          perform(new Event.Token(session, now, expires, token));
          return token;
        });
  }

  /** Lets a token count no longer. */
  public void revoke(String token) {
    locked(() -> perform(new Event.Revoked(token)));
  }

  /** Notes that a session asks for data, and so has settled what it got before. */
  public void asked(int session) {
    locked(
        () -> {
          if (accounts.holds(session)) {
            perform(new Event.Asked(session));
          }
          return session;
        });
  }

  /** Notes that a reply to a session arrived whole. */
  public void served(int session, List<AlertState> states) {
    locked(
        () -> {
          List<StateRef> open = accounts.unsettled(states);
          if (!open.isEmpty()) {
            perform(new Event.Served(session, open));
          }
          return session;
        });
  }

  /** Reads a page of what is there now. */
  public Page page(PageRequest request) {
    return locked(() -> PageReader.read(register, request));
  }

  /** Changes some alerts right away, behind a place in the order of updates, as others do. */
  public void stir(int count, @Nullable Key behind) {
    locked(() -> Stirring.stir(register, behind, count, this::changeNow));
  }

  /** Changes many alerts at one instant, now. */
  public void crowd(int count) {
    locked(
        () -> {
          long instant = timeline.momentAfter(now());
          List<Integer> chosen =
              frozen ? List.of() : Stirring.spread(register, count, this::isSpared);
          chosen.forEach(alert -> perform(new Event.Updated(alert, instant, instant)));
          return count;
        });
  }

  /** From now on, every fifth change becomes visible so much later than its time; zero for none. */
  public void late(Duration delay) {
    locked(
        () -> {
          late = delay.toMillis() * (Ticks.PER_SECOND / 1000);
          return late;
        });
  }

  /** Excludes one alert from changes; -1 for none. */
  public void spare(int alert) {
    locked(
        () -> {
          spared = alert;
          return alert;
        });
  }

  /** An alert that is always picked the same way: the middle one of those updated in a day. */
  public AlertState middle() {
    return locked(() -> Stirring.middle(register, now()));
  }

  /** Ends all changes; what was still hidden is shown. */
  public void freeze() {
    locked(
        () -> {
          timeline.hidden().forEach(alert -> perform(new Event.Shown(alert)));
          frozen = true;
          return frozen;
        });
  }

  /** Sets the clock forward; changes go on from there. */
  public void advance(Duration by) {
    locked(() -> perform(new Event.Advanced(Ticks.of(java.time.Instant.EPOCH.plus(by)))));
  }

  /** Visits the states that should be found in the end. */
  public void offered(Consumer<AlertState> visitor) {
    visit(() -> accounts.offered(visitor));
  }

  /** Visits the states that were lost with a client. */
  public void superseded(Consumer<AlertState> visitor) {
    visit(() -> accounts.superseded(visitor));
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
      journal.close();
      journal = Journal.none();
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
      catchUp();
      T result = work.get();
      journal.flush();
      return result;
    } finally {
      lock.unlock();
    }
  }

  private long now() {
    return Ticks.of(clock.instant());
  }

  private boolean isSpared(int alert) {
    return alert == spared;
  }

  /** Makes the changes that were due until now. */
  private void catchUp() {
    long now = now();
    while (!frozen && interval != Long.MAX_VALUE) {
      long due = runStart + interval * runChanges;
      long at = due + evolution.jitter(timeline.changes(), interval);
      if (at > now) {
        break;
      }
      runChanges++;
      change(Math.max(at, register.newest() + 1));
    }
    timeline.show(now);
  }

  private void change(long ticks) {
    int number = timeline.changes();
    long visible = late > 0 && number % LATE_EVERY == 0 ? ticks + late : ticks;
    OptionalInt alert = evolution.next(number, this::isSpared);
    perform(
        alert.isPresent()
            ? new Event.Updated(alert.getAsInt(), ticks, visible)
            : new Event.Created(ticks, visible));
  }

  private void changeNow(int alert) {
    if (!frozen && !isSpared(alert)) {
      long ticks = timeline.momentAfter(now());
      perform(new Event.Updated(alert, ticks, ticks));
    }
  }

  private boolean perform(Event event) {
    apply(event);
    journal.add(event);
    return true;
  }

  private void apply(Event event) {
    switch (event) {
      case Event.Created created -> timeline.apply(created);
      case Event.Updated updated -> timeline.apply(updated);
      case Event.Shown shown -> timeline.apply(shown);
      case Event.Advanced advanced -> {
        clock.advance(Duration.ofNanos(advanced.ticks() * 100));
        runStart += advanced.ticks();
      }
      case Event.Token token -> {
        sessions.add(token);
        accounts.begin(token.session());
      }
      case Event.Revoked revoked -> sessions.revoke(revoked.token());
      case Event.Asked asked -> accounts.asked(asked.session());
      case Event.Served served -> accounts.served(served.session(), served.states());
    }
  }
}
