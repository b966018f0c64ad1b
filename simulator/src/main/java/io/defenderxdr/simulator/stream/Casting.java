package io.defenderxdr.simulator.stream;

import io.defenderxdr.simulator.attack.Dice;
import io.defenderxdr.simulator.attack.World;
import io.defenderxdr.simulator.time.Ticks;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Fills the parts of a scene: which process of the device, run by whom, started by what. The same
 * device shows the same processes for hours, so that records of one day belong together.
 */
final class Casting {
  private static final int PROCESS = 310;
  private static final int LOGON = 311;
  private static final long SHIFT = 8 * 3600 * Ticks.PER_SECOND;
  private static final int TWINS = 3;
  private static final long KERNEL = 4;

  private final Scene scene;

  Casting(Scene scene) {
    this.scene = scene;
  }

  Running initiator() {
    Program program = program(Role.BY, usual());
    Account account = account(Objects.requireNonNullElse(scene.role(Role.AS), owner(program)));
    return lasting(program, account, scene.role(Role.BY_COMMAND));
  }

  Running target() {
    Program program = program(Role.NEW, "lsass.exe");
    Account account = account(Objects.requireNonNullElse(scene.role(Role.NEW_AS), owner(program)));
    return lasting(program, account, scene.role(Role.NEW_COMMAND));
  }

  Running subject() {
    Program program = program(Role.NEW, usual());
    Running by = scene.initiator();
    String as = scene.role(Role.NEW_AS);
    Account account = as == null ? by.account() : account(as);
    long pid = number(scene.dice());
    Running.Life life =
        new Running.Life(pid, scene.ticks() - scene.dice().below(Ticks.PER_SECOND / 5));
    Running.Parent parent = new Running.Parent(by.program().name(), by.life());
    return new Running(program, account, life, command(program, Role.NEW_COMMAND), parent);
  }

  private Running lasting(Program program, Account account, @Nullable String command) {
    int twin = scene.dice().below(TWINS);
    Running.Life life = life(program, twin, 1);
    Program parent = program(Role.BY_PARENT, program.habits().parent());
    String words = command == null ? words(program) : command;
    return new Running(
        program, account, life, words, new Running.Parent(parent.name(), life(parent, 0, 2)));
  }

  private String usual() {
    return switch (Platform.of(scene.device())) {
      case LINUX -> "bash";
      case MACOS -> "zsh";
      case WINDOWS, ANY -> "svchost.exe";
    };
  }

  private Program program(Role role, String otherwise) {
    String name = scene.role(role);
    return scene.programs().named(name == null ? otherwise : name);
  }

  private static String owner(Program program) {
    return program.habits().account();
  }

  private String command(Program program, Role role) {
    String command = scene.role(role);
    return command == null ? words(program) : command;
  }

  private String words(Program program) {
    return String.valueOf(program.habits().command().in(scene));
  }

  /** A life that began some shifts ago, the same for all records of a shift. */
  private Running.Life life(Program program, int twin, int shifts) {
    long shift = Math.floorDiv(scene.ticks(), SHIFT);
    long seed = scene.world().seed() + 31 * scene.number(Anchor.DEVICE) + twin;
    Dice dice = Dice.of(seed ^ program.key(), PROCESS, shift - shifts);
    long created = (shift - shifts) * SHIFT + dice.below(SHIFT);
    boolean kernel = program.name().equals("System");
    return new Running.Life(kernel ? KERNEL : number(dice), created);
  }

  private long number(Dice dice) {
    return Platform.of(scene.device()) == Platform.WINDOWS
        ? 400 + 4L * dice.below(7_000L)
        : 300 + dice.below(60_000L);
  }

  /** The account of a word such as {@code system} or {@code user}. */
  private Account account(String word) {
    World world = scene.world();
    String machine = scene.device().name();
    Dice dice = Dice.of(world.seed(), LOGON, scene.number(Anchor.DEVICE));
    long logon = 100_000 + dice.below(90_000_000L);
    Account.Token limited = Account.limited(logon);
    return switch (word) {
      case "system" -> Account.system("system", "S-1-5-18", 999);
      case "local service" -> Account.system(word, "S-1-5-19", 997);
      case "network service" -> Account.system(word, "S-1-5-20", 996);
      case "user" -> Account.of(world, scene.user(), limited);
      case "elevated" -> Account.of(world, scene.user(), Account.elevated(logon));
      case "sandboxed" -> Account.of(world, scene.user(), Account.low(logon));
      case "admin" -> Account.of(world, world.user(dice.below(5)), Account.elevated(logon));
      case "localadmin" -> {
        String sid = "S-1-5-21-" + dice.below(2_000_000_000) + "-" + dice.below(2_000_000_000);
        yield Account.local(machine, "administrator", sid + "-500", Account.elevated(logon));
      }
      case "iis" -> service("iis apppool", "defaultapppool", "S-1-5-82-3006700770");
      case "sql" -> service("nt service", "mssqlserver", "S-1-5-80-3880718306");
      case "root" -> Account.local(machine, "root", null, Account.service("None"));
      case "macroot" -> Account.local(machine, "root", "S-1-5-18", Account.service("None"));
      case "posix" -> Account.local(machine, scene.user().account(), null, limited);
      case "daemon" -> Account.local(machine, "www-data", null, Account.service("None"));
      default -> throw new IllegalStateException("There is no account '" + word + "'.");
    };
  }

  private static Account service(String domain, String name, String sid) {
    return Account.local(
        domain, name, sid + "-424185619-1745488364-794895919", Account.service("High"));
  }
}
