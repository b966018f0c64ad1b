package io.defenderxdr.event;

/**
 * One record as received.
 *
 * @param json the record's bytes, meant to be one UTF-8 JSON value, not yet checked
 * @param origin where it came from
 */
public record SourceRecord(ByteSlice json, Origin origin) {}
