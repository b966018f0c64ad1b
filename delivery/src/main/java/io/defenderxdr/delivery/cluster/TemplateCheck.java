package io.defenderxdr.delivery.cluster;

import java.util.List;
import java.util.regex.Pattern;

/** Asks the cluster which template a new index would get, and whether that is one of ours. */
final class TemplateCheck {

  private record Named(String name, long priority) {}

  private final Cluster cluster;
  private final List<String> ours;

  TemplateCheck(Cluster cluster, List<String> ours) {
    this.cluster = cluster;
    this.ours = ours;
  }

  /**
   * Checks the template of a data stream that exists; a cluster does not simulate for those.
   *
   * @return what the user should know although it is ours
   * @throws NotReadyException if it is not ours, with the name of the one that wins
   */
  List<String> warningsFor(DataStream there) throws NotReadyException, InterruptedException {
    if (!ours.contains(there.write().template())) {
      throw new NotReadyException(foreign(there.name()));
    }
    return aboutPipeline(there.name(), there.write().finalPipeline());
  }

  /**
   * Checks the template that a new index would get.
   *
   * @return what the user should know although it is ours
   * @throws NotReadyException if it is not ours, with the name of the one that wins
   */
  List<String> warningsFor(String index) throws NotReadyException, InterruptedException {
    ClusterReply reply =
        cluster.send(ClusterRequest.of("POST", "/_index_template/_simulate_index/" + index, ""));
    if (!(reply instanceof ClusterReply.Answered answered) || !answered.ok()) {
      throw NotReadyException.about("simulate index templates", reply);
    }
    Tree template = answered.tree().at("template");
    if (!marked(template.at("mappings"))) {
      throw new NotReadyException(foreign(index));
    }
    return aboutPipeline(index, template.at("settings", "index", "final_pipeline").text());
  }

  private static List<String> aboutPipeline(String index, String pipeline) {
    return pipeline.isEmpty() || pipeline.equals("_none")
        ? List.of()
        : List.of(
            "The store sends every document of %s through the final pipeline %s, which is not ours and may change or drop it: remove index.final_pipeline from its settings."
                .formatted(index, pipeline));
  }

  private static boolean marked(Tree mappings) {
    return mappings.at("_meta", "managed_by").text().equals(IndexTemplate.MARK)
        || mappings.at("_doc", "_meta", "managed_by").text().equals(IndexTemplate.MARK);
  }

  private String foreign(String index) throws NotReadyException, InterruptedException {
    ClusterReply reply = cluster.send(ClusterRequest.get("/_index_template"));
    if (!(reply instanceof ClusterReply.Answered answered) || !answered.ok()) {
      throw NotReadyException.about("list index templates", reply);
    }
    Named winner = null;
    for (Tree entry : answered.tree().at("index_templates").elements()) {
      Tree template = entry.at("index_template");
      Named candidate = new Named(entry.at("name").text(), template.at("priority").number(0));
      if (matches(template, index)
          && (winner == null || candidate.priority() > winner.priority())) {
        winner = candidate;
      }
    }
    if (winner == null) {
      return "No index template of ours covers %s: this namespace needs a template that matches it."
          .formatted(index);
    }
    return "The index template %s (priority %d) wins over ours for %s: lower its priority below 250 or narrow its index patterns."
        .formatted(winner.name(), winner.priority(), index);
  }

  private static boolean matches(Tree template, String index) {
    return template.at("index_patterns").elements().stream()
        .map(Tree::text)
        .anyMatch(
            pattern -> Pattern.matches(Pattern.quote(pattern).replace("*", "\\E.*\\Q"), index));
  }
}
