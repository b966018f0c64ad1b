/**
 * What tests of several modules share: clocks, fixtures, fakes and contracts.
 *
 * <p>The doors are {@link io.defenderxdr.testkit.FakeClock}, {@link
 * io.defenderxdr.testkit.FakePause}, {@link io.defenderxdr.testkit.Azurite} and the contracts.
 *
 * <p>This room knows {@code core} only.
 *
 * <p>Tests of one module alone do not belong here; they stay beside what they test.
 */
@org.jspecify.annotations.NullMarked
package io.defenderxdr.testkit;
