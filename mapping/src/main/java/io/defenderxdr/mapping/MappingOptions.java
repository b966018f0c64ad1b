package io.defenderxdr.mapping;

import java.util.List;

/**
 * What a mapping depends on beside its table.
 *
 * @param namespace namespace of the data stream
 * @param tenantId the configured tenant, may be empty
 * @param tags the final list of tags that each document starts with
 * @param asReference whether to make the reference's own documents, without any deliberate
 *     difference
 * @param collected whether to add what a running collector adds
 * @param processor what the user does to a record first
 */
public record MappingOptions(
    String namespace,
    String tenantId,
    List<String> tags,
    boolean asReference,
    boolean collected,
    RecordProcessor processor) {

  /** Tag that keeps {@code event.original}. */
  public static final String KEEP_ORIGINAL = "preserve_original_event";

  /** Tag that keeps vendor fields that were copied to ECS. */
  public static final String KEEP_DUPLICATES = "preserve_duplicate_custom_fields";

  public MappingOptions {
    tags = List.copyOf(tags);
  }
}
