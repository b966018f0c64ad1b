/**
 * Reading a paged REST API: one request after the other, each reply element by element.
 *
 * <p>The doors are {@link io.defenderxdr.source.rest.PageClient} for one page and {@link
 * io.defenderxdr.source.rest.PollLoop} for the schedule.
 *
 * <p>This room knows {@code http}, {@code retry}, {@code event}, {@code pipeline} and the JSON
 * reader.
 *
 * <p>What is asked of which API, and in which order, does not belong here: see {@code
 * source.graph}.
 */
@org.jspecify.annotations.NullMarked
package io.defenderxdr.source.rest;
