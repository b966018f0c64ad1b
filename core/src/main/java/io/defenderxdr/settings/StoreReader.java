package io.defenderxdr.settings;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads where documents go.
 *
 * @param store its section
 */
record StoreReader(Section store) {

  Configuration.Store read() {
    String kind = store.text("kind").orElseThrow();
    if (kind.equals("embedded")) {
      return new Configuration.Store.Embedded(
          store.path("path").orElseThrow(), store.number("port"));
    }
    List<URI> urls = new ArrayList<>();
    for (String url : store.list("urls")) {
      Optional<String> wrong = Check.address().test().problem(url);
      wrong.ifPresent(clause -> store.problem("urls", clause));
      if (wrong.isEmpty()) {
        urls.add(URI.create(url));
      }
    }
    if (store.list("urls").isEmpty()) {
      store.problem("urls", "is missing; a store of kind " + kind + " needs its addresses");
    }
    return new Configuration.Store.Cluster(kind, urls, login(), store.path("ca"));
  }

  private Configuration.Login login() {
    Optional<Secret> key = store.secret("api_key");
    Optional<String> username = store.text("username");
    Optional<Secret> password = store.secret("password");
    if (key.isPresent() && username.isPresent()) {
      store.problem("api_key", "give an API key or username and password, not both");
    }
    if (username.isPresent() != password.isPresent()) {
      store.problem(
          username.isPresent() ? "username" : "password",
          "username and password go together; one is missing");
    }
    if (key.isPresent()) {
      return new Configuration.Login.ApiKey(key.get());
    }
    return username.isPresent() && password.isPresent()
        ? new Configuration.Login.Password(username.get(), password.get())
        : new Configuration.Login.Anonymous();
  }
}
