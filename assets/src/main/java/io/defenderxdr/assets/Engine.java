package io.defenderxdr.assets;

/** The kind of store a template is written for; they differ in a few field types. */
public enum Engine {
  OPENSEARCH,
  ELASTICSEARCH
}
