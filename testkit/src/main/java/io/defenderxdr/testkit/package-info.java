/**
 * What tests of several modules share: clocks, fixtures, fakes and contracts.
 *
 * <p>The doors are {@link io.defenderxdr.testkit.FakeClock} and {@link
 * io.defenderxdr.testkit.FakePause}.
 *
 * <p>This room knows {@code core} only.
 *
 * <p>Tests of one module alone do not belong here; they stay beside what they test.
 */
@org.jspecify.annotations.NullMarked
package io.defenderxdr.testkit;
