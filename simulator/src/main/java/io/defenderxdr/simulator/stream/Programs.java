package io.defenderxdr.simulator.stream;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The programs of {@code programs.txt}: {@code vendor key | company | product | version} and {@code
 * name | folder | vendor | description | original name | account | parent | command line}; {@code
 * -} is none. Safe for any thread once read.
 */
final class Programs {
  private static final int COLUMNS = 8;
  private static final int VENDOR_COLUMNS = 4;
  private static final String VENDOR = "vendor ";

  private final Map<String, Program.Vendor> vendors = new HashMap<>();
  private final Map<String, Program> programs = new HashMap<>();
  private final Gaps gaps = new Gaps(Map.of(), Lists.read().all());

  static Programs read() {
    Programs all = new Programs();
    Line.of("programs.txt").forEach(all::take);
    return all;
  }

  /** How many there are. */
  int size() {
    return programs.size();
  }

  /** Their names. */
  List<String> names() {
    return programs.keySet().stream().sorted().toList();
  }

  /**
   * The program of a name such as {@code cmd.exe}; {@code C:\Temp\a.exe<cmd.exe} is a copy of it
   * elsewhere, and a full path alone is a program nobody knows.
   */
  Program named(String name) {
    int copy = name.indexOf('<');
    if (copy > 0) {
      return known(name.substring(copy + 1)).at(name.substring(0, copy));
    }
    boolean path = name.indexOf('\\') >= 0 || name.indexOf('/') >= 0;
    return path ? stranger(name) : known(name);
  }

  private Program known(String name) {
    Program program = programs.get(name.toLowerCase(Locale.ROOT));
    if (program == null) {
      throw new IllegalStateException("The file programs.txt has no program " + name + ".");
    }
    return program;
  }

  private static Program stranger(String path) {
    Template command = Template.of(List.of(scene -> path));
    String parent = path.startsWith("/") ? "bash" : "explorer.exe";
    return new Program(FileFacts.of(path), null, new Program.Habits("user", parent, command));
  }

  private void take(Line line) {
    String[] cells = line.text().split("\\s+\\|\\s+", -1);
    if (line.text().startsWith(VENDOR) && cells.length == VENDOR_COLUMNS) {
      String key = cells[0].substring(VENDOR.length());
      Program.Vendor vendor =
          new Program.Vendor(cells[1], cells[2], cells[3], key.startsWith("ms"));
      vendors.put(key, vendor);
    } else if (cells.length == COLUMNS) {
      programs.put(cells[0].toLowerCase(Locale.ROOT), program(cells, line));
    } else {
      throw line.fault("a program has " + COLUMNS + " columns");
    }
  }

  private Program program(String[] cells, Line line) {
    String separator = cells[1].startsWith("/") ? "/" : "\\";
    FileFacts file = FileFacts.of(cells[1] + separator + cells[0]);
    Program.Vendor vendor = vendors.get(cells[2]);
    if (vendor == null && !cells[2].equals("-")) {
      throw line.fault("no such vendor");
    }
    Program.Version version =
        vendor == null ? null : new Program.Version(vendor, cells[3], cells[4]);
    Template command = gaps.template(cells[7].equals("-") ? cells[0] : cells[7], false, line);
    return new Program(file, version, new Program.Habits(cells[5], cells[6], command));
  }
}
