/**
 * The event stream from its export to a storage account: append blobs, one line a record.
 *
 * <p>The doors are {@link io.defenderxdr.source.export.ExportSource}, the account it reads, {@link
 * io.defenderxdr.source.export.StorageAccount}, and its positions, {@link
 * io.defenderxdr.source.export.BlobPositions}.
 *
 * <p>This room knows {@code core}, {@code source.envelope} and the SDK's blob client.
 *
 * <p>Receiving from a hub does not belong here: see {@code source.eventhub} and {@code
 * source.kafka}.
 */
@org.jspecify.annotations.NullMarked
package io.defenderxdr.source.export;
