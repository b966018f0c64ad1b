package io.defenderxdr.simulator.stream;

import io.defenderxdr.simulator.attack.World;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Who and what can come into a scene. Safe for any thread.
 *
 * @param world the tenant
 * @param devices numbers of the devices of each platform
 * @param programs the programs that run there
 * @param alerts its first alerts
 */
record Cast(
    World world, Map<Platform, List<Integer>> devices, Programs programs, List<AlertFacts> alerts) {

  static Cast of(World world) {
    Map<Platform, List<Integer>> devices = new EnumMap<>(Platform.class);
    for (Platform platform : Platform.values()) {
      List<Integer> some =
          IntStream.range(0, world.people())
              .filter(number -> platform.suits(world.device(number)))
              .boxed()
              .toList();
      devices.put(platform, some.isEmpty() ? List.of(0) : some);
    }
    return new Cast(world, devices, Programs.read(), AlertFacts.of(world));
  }
}
