package io.defenderxdr.event;

import java.util.Locale;

/**
 * One reading of an Event Hub: a consumer group of it. Letters are kept as configured; names in a
 * position store are lower-case, as the SDK's newer versions write them (specification: event hub,
 * section 5.5).
 *
 * @param namespace full host name of the namespace
 * @param hub name of the hub
 * @param group name of the consumer group, such as {@code $Default}
 */
public record HubGroup(String namespace, String hub, String group) {

  /** {@code <namespace host>/<hub>/<group>}, lower-case. */
  public String path() {
    return (namespace + "/" + hub + "/" + group).toLowerCase(Locale.ROOT);
  }
}
