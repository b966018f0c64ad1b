package io.defenderxdr.event;

/**
 * The place in one append blob of the storage export up to which everything is settled.
 *
 * @param container its container
 * @param blob its name
 * @param bytes how many bytes of it are settled, to the end of a line
 */
public record BlobPosition(String container, String blob, long bytes) implements Position {}
