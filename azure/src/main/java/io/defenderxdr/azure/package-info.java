/**
 * Azure's side of the house: credentials of every kind, and state in a storage container.
 *
 * <p>The doors are the credentials for the ports {@code TokenSource} and the SDK's, and the {@code
 * StateStore} in a container.
 *
 * <p>This room knows {@code core} and the Azure SDK.
 *
 * <p>Reading a hub does not belong here: see {@code source.eventhub}.
 */
@org.jspecify.annotations.NullMarked
package io.defenderxdr.azure;
