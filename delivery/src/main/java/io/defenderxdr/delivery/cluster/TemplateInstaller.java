package io.defenderxdr.delivery.cluster;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * Puts our index templates into the cluster where they are absent or of another version.
 *
 * <p>What is installed carries a digest of its text in its own {@code _meta}, since a cluster gives
 * a template back in another form than it was given. Safe for many threads.
 */
public final class TemplateInstaller {

  private static final JsonFactory JSON = new JsonFactory();

  private final Cluster cluster;
  private final List<IndexTemplate> templates;

  public TemplateInstaller(Cluster cluster, List<IndexTemplate> templates) {
    this.cluster = cluster;
    this.templates = List.copyOf(templates);
  }

  /** The names of our templates. */
  List<String> names() {
    return templates.stream().map(IndexTemplate::name).toList();
  }

  /**
   * Installs what is missing.
   *
   * @throws NotReadyException if the cluster does not let us, or a template of another owner has a
   *     name of ours
   */
  void install() throws NotReadyException, InterruptedException {
    for (IndexTemplate template : templates) {
      install(template);
    }
  }

  private void install(IndexTemplate template) throws NotReadyException, InterruptedException {
    String digest = digest(template.json());
    String path = "/_index_template/" + template.name();
    ClusterReply reply = cluster.send(ClusterRequest.get(path));
    if (!(reply instanceof ClusterReply.Answered answered)
        || (!answered.ok() && answered.status() != 404)) {
      throw NotReadyException.about("read index templates", reply);
    }
    List<Tree> found = answered.tree().at("index_templates").elements();
    if (answered.ok() && !found.isEmpty()) {
      Tree meta = found.getFirst().at("index_template", "_meta");
      if (!meta.at("managed_by").text().equals(IndexTemplate.MARK)) {
        throw new NotReadyException(
            "The index template %s in the store is not ours: rename or remove it."
                .formatted(template.name()));
      }
      if (meta.at("digest").text().equals(digest)) {
        return;
      }
    }
    put(path, withMeta(template.json(), digest));
  }

  private void put(String path, String json) throws NotReadyException, InterruptedException {
    ClusterReply reply = cluster.send(ClusterRequest.of("PUT", path, json));
    if (!(reply instanceof ClusterReply.Answered answered) || !answered.ok()) {
      throw NotReadyException.about("install its index templates", reply);
    }
  }

  private static String digest(String json) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(json.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash, 0, 8);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256.", e);
    }
  }

  private static String withMeta(String json, String digest) {
    StringWriter text = new StringWriter();
    try (JsonParser parser = JSON.createParser(json);
        JsonGenerator generator = JSON.createGenerator(text)) {
      parser.nextToken();
      generator.writeStartObject();
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        boolean meta = parser.currentName().equals("_meta");
        parser.nextToken();
        if (meta) {
          parser.skipChildren();
        } else {
          generator.writeFieldName(parser.currentName());
          generator.copyCurrentStructure(parser);
        }
      }
      generator.writeObjectFieldStart("_meta");
      generator.writeStringField("managed_by", IndexTemplate.MARK);
      generator.writeStringField("digest", digest);
      generator.writeEndObject();
      generator.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException("An index template of ours is no JSON object.", e);
    }
    return text.toString();
  }
}
