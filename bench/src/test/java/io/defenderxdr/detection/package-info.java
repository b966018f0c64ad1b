/**
 * Whether public detection rules find what they look for in the documents of the product: each rule
 * against documents mapped from realistic records.
 *
 * <p>The door is {@link io.defenderxdr.detection.DetectionParityTest}; its report is {@code
 * docs/reference/detections.md}.
 *
 * <p>It knows the mapping's door and the simulator's records, and reads the rules' fields in place.
 *
 * <p>Whether single values are mapped as the reference maps them does not belong here: that is
 * checked in the mapping.
 */
@org.jspecify.annotations.NullMarked
package io.defenderxdr.detection;
