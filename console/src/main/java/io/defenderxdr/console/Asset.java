package io.defenderxdr.console;

import java.io.InputStream;

/** The files a page needs, all from the class path: nothing is fetched from elsewhere. */
enum Asset {
  STYLE("/assets/console.css", "text/css; charset=utf-8", "console.css"),
  SCRIPT("/assets/console.js", "text/javascript; charset=utf-8", "console.js"),
  ICON("/assets/icon.svg", "image/svg+xml", "icon.svg"),
  HTMX(
      "/assets/htmx.min.js",
      "text/javascript; charset=utf-8",
      "/META-INF/resources/webjars/htmx.org/2.0.4/dist/htmx.min.js");

  private final String path;
  private final String type;
  private final String resource;

  Asset(String path, String type, String resource) {
    this.path = path;
    this.type = type;
    this.resource = resource;
  }

  String path() {
    return path;
  }

  String type() {
    return type;
  }

  InputStream open() {
    InputStream bytes = Asset.class.getResourceAsStream(resource);
    if (bytes == null) {
      throw new IllegalStateException(
          "The class path has no " + resource + ": is the build complete?");
    }
    return bytes;
  }
}
