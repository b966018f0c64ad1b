/**
 * What a user may set, read from one YAML file with all its problems in one report.
 *
 * <p>The door is {@link io.defenderxdr.settings.SettingsReader}; {@link
 * io.defenderxdr.settings.SettingsTable} is the one list of all settings.
 *
 * <p>This room knows the JDK and the YAML reader only.
 *
 * <p>What a setting does belongs to the room that takes it as an option; conditions and processors
 * are compiled in {@code mapping.processor}.
 */
@org.jspecify.annotations.NullMarked
package io.defenderxdr.settings;
