package io.defenderxdr.console.page;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;

/** Renders pages with the templates that were compiled at build time. Safe for many threads. */
public final class Pages {

  private static final String TEMPLATES = "io.defenderxdr.console.page.template";

  private final TemplateEngine engine =
      TemplateEngine.createPrecompiled(
          null, ContentType.Html, Pages.class.getClassLoader(), TEMPLATES);

  /** The whole page. */
  public String whole(BoardPage page) {
    return render("page.jte", page);
  }

  /** What a refresh replaces. */
  public String board(BoardPage page) {
    return render("board.jte", page);
  }

  private String render(String template, BoardPage page) {
    StringOutput output = new StringOutput();
    engine.render(template, page, output);
    return output.toString();
  }
}
