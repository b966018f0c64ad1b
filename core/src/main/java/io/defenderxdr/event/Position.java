package io.defenderxdr.event;

/** How far a stream has been read, in the terms of its source. Immutable. */
public sealed interface Position permits TimePosition, HubPosition, KafkaPosition, BlobPosition {}
