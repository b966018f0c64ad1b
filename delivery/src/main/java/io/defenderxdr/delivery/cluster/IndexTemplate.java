package io.defenderxdr.delivery.cluster;

/**
 * A composable index template of ours.
 *
 * @param name its name in the cluster
 * @param json the body of {@code PUT _index_template/<name>}; its mappings carry {@code
 *     _meta.managed_by} = {@value #MARK}
 */
public record IndexTemplate(String name, String json) {

  /** The mark by which we know our own. */
  public static final String MARK = "defender-xdr";
}
