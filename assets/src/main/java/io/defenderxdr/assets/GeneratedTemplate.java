package io.defenderxdr.assets;

/**
 * An index template.
 *
 * @param name its name in the store
 * @param json its body
 */
public record GeneratedTemplate(String name, String json) {}
