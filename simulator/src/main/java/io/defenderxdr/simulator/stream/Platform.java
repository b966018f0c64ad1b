package io.defenderxdr.simulator.stream;

import io.defenderxdr.simulator.attack.World;

/** The systems that devices run. */
enum Platform {
  WINDOWS,
  LINUX,
  MACOS,
  ANY;

  boolean suits(World.Device device) {
    return switch (this) {
      case WINDOWS -> device.windows();
      case LINUX -> device.platform().equals("Linux");
      case MACOS -> device.platform().equals("macOS");
      case ANY -> true;
    };
  }

  static Platform of(World.Device device) {
    return device.windows() ? WINDOWS : device.platform().equals("Linux") ? LINUX : MACOS;
  }
}
