/**
 * The demo: a simulated tenant, the real collector and an embedded store as processes of their own,
 * and at the end the proof of what became of everything offered.
 *
 * <p>The door is {@link io.defenderxdr.demo.Demo}.
 *
 * <p>This room knows the simulator by its first line and its admin side only, the collector by its
 * configuration, its HTTP side and its files, and the store by its HTTP port: what a user knows.
 *
 * <p>Nothing that {@code run} needs belongs here.
 */
@org.jspecify.annotations.NullMarked
package io.defenderxdr.demo;
