/**
 * Speaking HTTP: one request, one reply, nothing about what they mean.
 *
 * <p>The door is {@link io.defenderxdr.http.HttpCaller}.
 *
 * <p>This room knows nothing but the JDK.
 *
 * <p>What a status means does not belong here: it stands in the reply table of the room that asks
 * ({@code source.rest}, {@code delivery}).
 */
@org.jspecify.annotations.NullMarked
package io.defenderxdr.http;
