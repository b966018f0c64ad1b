package io.defenderxdr.simulator.stream;

import org.jspecify.annotations.Nullable;

/**
 * A program as it lies on a disk.
 *
 * @param file where it lies
 * @param version what it says about itself; null if it says nothing
 * @param habits how it usually runs
 */
record Program(FileFacts file, @Nullable Version version, Habits habits) {

  /** Who made it; {@code os} tells whether that is the maker of the system. */
  record Vendor(String company, String product, String version, boolean os) {}

  /** The version information inside it. */
  record Version(Vendor vendor, String description, String original) {}

  /**
   * How it usually runs.
   *
   * @param account as whom
   * @param parent what starts it
   * @param command with which command line
   */
  record Habits(String account, String parent, Template command) {}

  String name() {
    return file.name();
  }

  String path() {
    return file.path();
  }

  /** A number of its own. */
  long key() {
    return file.key();
  }

  /** The same program lying elsewhere under another name: the content stays. */
  Program at(String path) {
    return new Program(new FileFacts(path, file.key()), version, habits);
  }

  @Nullable String company() {
    return version == null ? null : version.vendor().company();
  }

  @Nullable String product() {
    return version == null ? null : version.vendor().product();
  }

  @Nullable String productVersion() {
    return version == null ? null : version.vendor().version();
  }

  @Nullable String description() {
    return version == null ? null : version.description();
  }

  @Nullable String original() {
    return version == null ? null : version.original();
  }

  @Nullable String internal() {
    return version == null ? null : version.original().replaceFirst("\\.[A-Za-z]+$", "");
  }

  String signer() {
    return version != null && version.vendor().os() ? "OsVendor" : "Unknown";
  }

  String signature() {
    return version == null ? "Unsigned" : "Valid";
  }
}
