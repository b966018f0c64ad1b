/**
 * Time and waiting: the clock that may run fast, and the one way to wait.
 *
 * <p>The doors are {@link io.defenderxdr.retry.Pause} and {@link io.defenderxdr.retry.Backoff}.
 *
 * <p>This room knows nothing but the JDK.
 *
 * <p>What is worth another try does not belong here: outcome tables say that, in the room that
 * reads the reply.
 */
@org.jspecify.annotations.NullMarked
package io.defenderxdr.retry;
