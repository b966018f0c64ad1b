package io.defenderxdr.settings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Reads a settings file; all its problems come in one report. Touches no network. */
public final class SettingsReader {

  private static final Map<String, Place> TOP =
      Map.of(
          "store", Place.STORE,
          "state", Place.STATE,
          "http", Place.HTTP,
          "log", Place.LOG,
          "limits", Place.LIMITS,
          "geoip", Place.GEOIP);

  private final Problems problems = new Problems();
  private final UnaryOperator<@Nullable String> environment;

  private SettingsReader(UnaryOperator<@Nullable String> environment) {
    this.environment = environment;
  }

  /**
   * What was read.
   *
   * @param configuration what the file says; null if anything is wrong with it
   * @param processors every stream's processors, also of a file with problems: the room that knows
   *     their meaning adds its problems, and all come in one report
   * @param problems all that is wrong
   */
  public record Read(
      @Nullable Configuration configuration,
      List<Configuration.Written> processors,
      Problems problems) {}

  /**
   * Reads a file.
   *
   * @param environment gives the value of an environment variable, or null
   */
  public static Read file(Path file, UnaryOperator<@Nullable String> environment) {
    SettingsReader reader = new SettingsReader(environment);
    try {
      return reader.read(Files.readString(file));
    } catch (IOException e) {
      reader.problems.add(1, "", "cannot be read; check the path and your rights");
      return new Read(null, List.of(), reader.problems);
    }
  }

  /** Reads a text. */
  public static Read text(String yaml, UnaryOperator<@Nullable String> environment) {
    return new SettingsReader(environment).read(yaml);
  }

  private Read read(String yaml) {
    YamlValue root = new YamlTree(problems, environment).read(yaml);
    if (!problems.isEmpty() && root instanceof YamlValue.Nothing) {
      return new Read(null, List.of(), problems);
    }
    Map<String, YamlValue> entries = Sections.block("", root, problems).entries();
    Configuration configuration = configuration(entries, root.line());
    List<Configuration.Written> processors =
        configuration.tenants().stream()
            .flatMap(tenant -> tenant.documents().stream())
            .flatMap(documents -> documents.processors().stream())
            .toList();
    return new Read(problems.isEmpty() ? configuration : null, processors, problems);
  }

  private Configuration configuration(Map<String, YamlValue> entries, int line) {
    entries.forEach(this::checkTopName);
    Section http = top(entries, "http", line);
    Section log = top(entries, "log", line);
    Section limits = top(entries, "limits", line);
    Section geoip = top(entries, "geoip", line);
    checkConsole(http);
    limits.text("memory");
    return new Configuration(
        tenants(
            entries.getOrDefault("tenants", new YamlValue.Nothing(line)),
            entries.get("state") instanceof YamlValue.Block),
        new StoreReader(top(entries, "store", line)).read(),
        new StateReader(top(entries, "state", line), environment).read(),
        new Configuration.Http(
            http.text("address").orElseThrow(),
            http.number("port"),
            http.text("username"),
            http.secret("password")),
        new Configuration.Log(
            log.text("format").orElse("").equals("json"), log.text("level").orElseThrow()),
        new Configuration.Limits(
            limits.number("bulk_count"),
            limits.size("bulk_bytes"),
            limits.number("batch_count"),
            limits.size("batch_bytes"),
            limits.number("seen_ids"),
            new Configuration.Partitions(
                limits.size("partition_bytes"),
                limits.span("checkpoint_interval"),
                limits.number("checkpoint_records"))),
        new Configuration.Geoip(geoip.path("city"), geoip.path("asn")));
  }

  private void checkTopName(String name, YamlValue value) {
    if (name.equals("tenants") || TOP.containsKey(name)) {
      return;
    }
    Set<String> known = new HashSet<>(TOP.keySet());
    known.add("tenants");
    String hint =
        NearMiss.of(name, known)
            .map(near -> "did you mean '" + near + "'?")
            .orElse("known are " + String.join(", ", known.stream().sorted().toList()));
    problems.add(value.line(), name, "unknown setting; " + hint);
  }

  private Section top(Map<String, YamlValue> entries, String name, int line) {
    YamlValue value = entries.getOrDefault(name, new YamlValue.Nothing(line));
    return Sections.of(TOP.getOrDefault(name, Place.HTTP), name, value, null, problems);
  }

  private void checkConsole(Section http) {
    boolean open = !HostRules.isLoopback(http.text("address").orElse(""));
    if (open && (http.text("username").isEmpty() || http.secret("password").isEmpty())) {
      http.problem("address", "others can reach this address: set http.username and http.password");
    }
  }

  private List<Configuration.Tenant> tenants(YamlValue value, boolean stateChosen) {
    if (!(value instanceof YamlValue.Items items) || items.list().isEmpty()) {
      problems.add(value.line(), "tenants", "must be a list of at least one tenant");
      return List.of();
    }
    List<Configuration.Tenant> tenants = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (YamlValue item : items.list()) {
      String path = "tenants[" + tenants.size() + "]";
      Section section = Sections.of(Place.TENANT, path, item, null, problems);
      Configuration.Tenant tenant =
          new TenantReader(section, problems, environment, stateChosen).read();
      if (!tenant.name().isEmpty() && !names.add(tenant.name())) {
        section.problem("name", "another tenant has this name; names must differ");
      }
      tenants.add(tenant);
    }
    return tenants;
  }
}
