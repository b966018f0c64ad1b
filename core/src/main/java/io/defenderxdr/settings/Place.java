package io.defenderxdr.settings;

/** Where in a settings file a setting may stand. */
public enum Place {
  TENANT("a tenant"),
  ALERT("streams.alert"),
  EVENT("streams.event"),
  STORE("store"),
  STATE("state"),
  HTTP("http"),
  LOG("log"),
  LIMITS("limits"),
  GEOIP("geoip"),
  TLS("ssl");

  private final String words;

  Place(String words) {
    this.words = words;
  }

  /** The place for people. */
  public String words() {
    return words;
  }
}
