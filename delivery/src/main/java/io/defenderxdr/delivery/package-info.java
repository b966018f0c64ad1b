/**
 * Bringing documents into Elasticsearch or OpenSearch: bulk requests, and what their answers mean.
 *
 * <p>The door is {@link io.defenderxdr.delivery.BulkDelivery}.
 *
 * <p>This room knows {@code core} and its own inner rooms {@code delivery.cluster}.
 *
 * <p>What stands in a document does not belong here: see {@code mapping}; templates come from
 * {@code assets}; keeping what was refused is {@code delivery.quarantine}.
 */
@org.jspecify.annotations.NullMarked
package io.defenderxdr.delivery;
