/**
 * What is told about the documents: the fields of a stream with their sources, for index templates
 * and for people, and the generated pages of the documentation.
 *
 * <p>The doors are {@link io.defenderxdr.mapping.reference.StreamFields} for the fields, {@link
 * io.defenderxdr.mapping.reference.ReferencePages} for the pages and {@link
 * io.defenderxdr.mapping.reference.PageTemplate} for pages that are filled.
 *
 * <p>This room knows the languages of the tables ({@code mapping.table}, {@code
 * mapping.event.table}) and, for examples, the mapping itself.
 *
 * <p>What the settings and outcomes pages say does not belong here: {@code settings} and {@code
 * delivery} render their own. How a field becomes part of a template is {@code assets}' work.
 */
@org.jspecify.annotations.NullMarked
package io.defenderxdr.mapping.reference;
