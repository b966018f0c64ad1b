package io.defenderxdr.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import io.defenderxdr.event.HubGroup;
import io.defenderxdr.event.HubPosition;
import io.defenderxdr.event.SourceBatch;
import io.defenderxdr.event.TimePosition;
import io.defenderxdr.pipeline.Settlement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The page in a real Chromium. */
class ConsoleBrowserTest {

  private static final String TOO_WIDE =
      "[...document.querySelectorAll('section')]"
          + ".filter(section => section.scrollWidth > section.clientWidth).length";

  private static Playwright playwright;
  private static Browser browser;

  private final List<BrowserContext> contexts = new ArrayList<>();
  private final List<String> complaints = new ArrayList<>();
  private ConsoleFixture console;

  @BeforeAll
  static void openTheBrowser() {
    playwright = Chromium.playwright();
    browser = Chromium.launch(playwright);
  }

  @AfterAll
  static void closeTheBrowser() {
    if (playwright != null) {
      playwright.close();
    }
  }

  @BeforeEach
  void open() throws Exception {
    console = ConsoleFixture.local();
    console.fill();
  }

  @AfterEach
  void close() {
    contexts.forEach(BrowserContext::close);
    console.close();
  }

  @Test
  void showsStreamsAndAlertsAndRunsNothingThatCameWithTheData() {
    Page page = visit(new Browser.NewContextOptions());
    Locator alerts = table(page, "Newest alerts");
    assertThat(row(table(page, "Streams"), "contoso/alert")).containsText("healthy");
    assertThat(row(table(page, "Streams"), "contoso/incident")).containsText("Graph answered 429");
    assertThat(alerts.getByRole(AriaRole.ROW)).hasCount(6);
    assertThat(alerts).containsText(ConsoleFixture.HOSTILE);
    assertThat(alerts.locator("img")).hasCount(0);
    assertThat(page).hasTitle("defender-xdr");
    assertThat(alerts.getByRole(AriaRole.LINK)).hasCount(3);
    assertThat(page.getByText("Suspicious inbox rule").locator("a")).hasCount(0);
    assertThat(complaints).isEmpty();
  }

  @Test
  void showsPartitionsUnderTheirStreamAndTheLedger() {
    console.fillPartitions();
    Page page = visit(new Browser.NewContextOptions());
    Locator partitions = table(page, "Partitions of contoso/event");
    assertThat(partitions.getByRole(AriaRole.ROW)).hasCount(5);
    assertThat(partitions.getByRole(AriaRole.ROWHEADER)).hasText(new String[] {"0", "1", "2", "3"});
    assertThat(row(partitions, "1,234")).containsText("behind");
    assertThat(row(partitions, "incomplete")).containsText("50 expired unread");
    assertThat(row(table(page, "Ledger"), "contoso/event").getByRole(AriaRole.CELL)).hasCount(8);
    assertThat(row(table(page, "Ledger"), "contoso/event")).containsText("adds up");
    assertThat(row(table(page, "Streams"), "contoso/event")).containsText("3 partitions");
    console.board.settled(
        new SourceBatch(
            ConsoleFixture.EVENT,
            List.of(),
            new HubPosition(
                new HubGroup("ns", "hub", "group"), "1", "o", 5_945, ConsoleFixture.START)),
        Settlement.NONE);
    assertThat(partitions).not().containsText("1,234");
    assertThat(page.locator("#board .partitions .badge.good")).hasCount(2);
    assertThat(complaints).isEmpty();
  }

  @Test
  void isReadWithTheKeyboardAlone() {
    Page page = visit(new Browser.NewContextOptions());
    assertThat(tabTo(page, "Ransomware activity on FIN-SRV-02"))
        .startsWith("Skip to the newest alerts", "streams", "ledger", "metrics", "health");
    Locator link = page.getByRole(AriaRole.LINK).filter(text("Ransomware activity"));
    assertThat(link).isFocused();
    assertThat(link.evaluate("link => getComputedStyle(link).outlineStyle")).isEqualTo("solid");
  }

  @Test
  void skipsToTheAlerts() {
    Page page = visit(new Browser.NewContextOptions());
    page.keyboard().press("Tab");
    Locator skip = page.getByRole(AriaRole.LINK).filter(text("Skip to the newest alerts"));
    assertThat(skip).isFocused();
    assertThat(skip).isInViewport();
    page.keyboard().press("Enter");
    page.keyboard().press("Tab");
    assertThat(page.getByRole(AriaRole.LINK).filter(text("Ransomware activity"))).isFocused();
  }

  @Test
  void refreshesByItselfAndKeepsTheFocus() {
    Page page = visit(new Browser.NewContextOptions());
    Locator link = page.getByRole(AriaRole.LINK).filter(text("Ransomware activity"));
    link.focus();
    console.board.recovered(ConsoleFixture.INCIDENT);
    console.board.settled(
        new SourceBatch(ConsoleFixture.INCIDENT, List.of(), TimePosition.START),
        new Settlement(7, 0, 0, 0));
    assertThat(row(table(page, "Streams"), "contoso/incident")).containsText("healthy");
    assertThat(page.getByText("All 2 streams healthy")).isVisible();
    assertThat(link).isFocused();
    assertThat(complaints).isEmpty();
  }

  @Test
  void saysThatTheCollectorIsGone() {
    Page page = visit(new Browser.NewContextOptions());
    console.close();
    assertThat(page.getByRole(AriaRole.ALERT))
        .hasText("The collector does not answer. What you see is of 2026-03-01 10:00:12 UTC.");
  }

  @Test
  void followsTheSchemeOfTheSystem() {
    console.fillPartitions();
    Page light = visit(new Browser.NewContextOptions().setColorScheme(ColorScheme.LIGHT));
    Page dark = visit(new Browser.NewContextOptions().setColorScheme(ColorScheme.DARK));
    assertThat(contrast(light)).isGreaterThan(4.5);
    assertThat(contrast(dark)).isGreaterThan(4.5);
    assertThat(lightness(light)).isGreaterThan(0.8);
    assertThat(lightness(dark)).isLessThan(0.1);
    assertThat(complaints).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {320, 400, 800, 1100, 1280, 1600})
  void fitsEveryScreenAndStaysATable(int width) {
    console.fillPartitions();
    console.board.gap(ConsoleFixture.INCIDENT, "2026-03-01T09:00:00.0000000Z ".repeat(5));
    console.board.degraded(ConsoleFixture.ALERT, "No answer from graph.microsoft.com.", null);
    console.board.recovered(ConsoleFixture.ALERT);
    Page page = visit(new Browser.NewContextOptions().setViewportSize(width, 800));
    assertThat(page.evaluate("document.documentElement.scrollWidth")).isEqualTo(width);
    assertThat(page.evaluate(TOO_WIDE)).isEqualTo(0);
    assertThat(row(table(page, "Streams"), "contoso/alert").getByRole(AriaRole.CELL)).hasCount(7);
  }

  private Page visit(Browser.NewContextOptions options) {
    BrowserContext context = browser.newContext(options);
    contexts.add(context);
    Page page = context.newPage();
    page.onConsoleMessage(message -> complaints.add(message.text()));
    page.onPageError(complaints::add);
    page.navigate(console.url);
    return page;
  }

  private static Locator table(Page page, String name) {
    return page.getByRole(AriaRole.TABLE, new Page.GetByRoleOptions().setName(name));
  }

  private static Locator row(Locator table, String text) {
    return table.getByRole(AriaRole.ROW).filter(text(text));
  }

  private static Locator.FilterOptions text(String text) {
    return new Locator.FilterOptions().setHasText(text);
  }

  /** Presses Tab until a link with this text has the focus; gives the texts on the way. */
  private static List<String> tabTo(Page page, String text) {
    List<String> way = new ArrayList<>();
    do {
      page.keyboard().press("Tab");
      way.add((String) page.evaluate("document.activeElement.textContent"));
    } while (!way.getLast().startsWith(text) && way.size() < 20);
    return way;
  }

  /** The worst contrast of any text to the ground it stands on, as WCAG counts it. */
  private static double contrast(Page page) {
    return ((Number) page.evaluate(Chromium.script("contrast.js"))).doubleValue();
  }

  private static double lightness(Page page) {
    String sum =
        "getComputedStyle(document.body).backgroundColor.match(/\\d+/g)"
            + ".slice(0, 3).reduce((a, b) => a + Number(b), 0) / 765";
    return ((Number) page.evaluate(sum)).doubleValue();
  }
}
