package io.defenderxdr.delivery;

/**
 * The store's answer to one document of a bulk request. Absent texts are empty.
 *
 * @param index the concrete index it was written to
 * @param id its document id
 * @param status its HTTP status
 * @param errorType the type of its error
 * @param reason the error in words, with its cause
 * @param failureStore {@code used} if the store kept it aside as a failed document
 */
public record BulkItem(
    String index, String id, int status, String errorType, String reason, String failureStore) {}
