package io.github.entrafilter.localentra.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.github.entrafilter.localentra.Client;
import io.github.entrafilter.localentra.DecodedToken;
import io.github.entrafilter.localentra.LocalEntra;
import io.github.entrafilter.localentra.LocalEntraServer;
import io.github.entrafilter.localentra.endpoint.KeyEndpointBehaviour;
import io.github.entrafilter.localentra.issuing.TokenDefect;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.By;
import org.openqa.selenium.JavascriptExecutor;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebDriver;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.support.ui.Select;
import org.openqa.selenium.support.ui.WebDriverWait;

/** The page in a browser. */
@LocalEntra
@Tag("extended")
class PageTest {

    private static final String TOKEN = "[\\w-]+\\.[\\w-]+\\.[\\w-]+";

    private static WebDriver browser;

    private final LocalEntraServer entra;

    PageTest(LocalEntraServer entra) {
        this.entra = entra;
    }

    @BeforeAll
    static void startBrowser() {
        browser = Browser.start();
    }

    @AfterAll
    static void stopBrowser() {
        browser.quit();
    }

    @BeforeEach
    void open() {
        entra.keysRespond(KeyEndpointBehaviour.healthy());
        browser.get(entra.authority() + "/");
        await("the page has been filled", () -> !all("body[data-ready]").isEmpty());
    }

    @ParameterizedTest
    @CsvSource({
        "applications, orders, 11111111-c11d-4000-8000-000000000000, 'admin, consumer'",
        "applications, orders-v1, 22222222-c11d-4000-8000-000000000000, 1.0",
        "principals, orders-client, 33333333-0b1d-4000-8000-000000000000, 'orders: consumer'",
        "principals, stranger, 55555555-c11d-4000-8000-000000000000, none",
        "principals, alice, 77777777-0b1d-4000-8000-000000000000, user",
    })
    void page_shows_applications_and_principals(String table, String name, String id, String more) {
        assertThat(all("#" + table + " tr").stream().map(WebElement::getText))
                .filteredOn(row -> row.startsWith(name + " "))
                .singleElement()
                .asString()
                .contains(id, more);
    }

    @Test
    void page_shows_no_secret() {
        assertThat(browser.getPageSource()).doesNotContain("no-secret-at-all");
    }

    @Test
    void mint_button_mints_a_token() {
        mint("orders-admin", "orders", "");

        assertThat(value("token")).matches(TOKEN);
        assertThat(DecodedToken.of(value("token")).claims()).containsEntry("roles", List.of("admin", "consumer"));
        assertThat(text("minted-line")).isEqualTo("A token of orders-admin for orders.");
    }

    @Test
    void mint_form_adds_a_defect() {
        mint("orders-client", "orders", "no-roles");

        assertThat(DecodedToken.of(value("token")).claims()).doesNotContainKey("roles");
    }

    @Test
    void mint_form_offers_kinds_of_tokens() {
        new Select(browser.findElement(By.id("kind"))).selectByValue("agent");
        mint("orders-client", "orders", "");

        assertThat(DecodedToken.of(value("token")).claims())
                .containsEntry("oid", "33333333-c11d-4000-8000-000000000000");
        assertThat(text("minted-line")).isEqualTo("A token of orders-client for orders, of the kind agent.");
    }

    @Test
    void curl_command_mints_the_same_kind_of_token() {
        mint("orders-client", "orders-v1", "");
        Matcher address =
                Pattern.compile("curl -fsS '" + entra.authority() + "([^']+)'").matcher(value("curl"));

        assertThat(address.find()).as(value("curl")).isTrue();
        String token = new Client(entra).get(address.group(1)).body();
        assertThat(DecodedToken.of(token).claims()).containsEntry("ver", "1.0");
    }

    @Test
    void inspect_button_explains_the_minted_token() {
        mint("orders-client", "orders", "");
        click("inspect");
        await("claims", () -> !text("claims").isEmpty());

        assertThat(text("claims")).contains("33333333-0b1d-4000-8000-000000000000", "header kid");
        assertThat(text("seen-line")).isEqualTo("All checks pass.");
    }

    @ParameterizedTest
    @CsvSource({
        "EXPIRED, lifetime, filter: lifetime",
        "TAMPERED, signature, filter: signature",
        "UNKNOWN_KEY, signature, filter: signing key",
        "HS256, signature, filter: algorithm",
        "ANOTHER_AUDIENCE, audience, filter: audience",
    })
    void defective_token_fails_one_check_of_the_issuer_and_one_of_the_service(
            TokenDefect defect, String here, String inService) {
        inspect(entra.token("orders-client", "orders").withDefect(defect).mint());

        assertThat(all("#checks .failed")).hasSize(2);
        assertThat(text("seen-line")).endsWith(" checks fail: " + here + ", " + inService + ".");
    }

    @Test
    void failed_check_of_the_service_says_how_to_fix_it() {
        inspect(entra.token("orders-client", "orders").without("roles").mint());

        assertThat(text("seen-line")).endsWith(" checks fail: filter: assignment.");
        assertThat(all("#checks tr").stream().map(WebElement::getText))
                .filteredOn(row -> row.startsWith("filter: assignment "))
                .singleElement()
                .asString()
                .contains("failed", "no_role_assigned", "app role");
    }

    @ParameterizedTest
    @CsvSource({
        "orders-client, '',        '',       passed",
        "orders-client, consumer,  '',       passed",
        "orders-client, admin,     '',       filter: role",
        "orders-admin,  admin,     '',       passed",
        "stranger,      '',        '',       filter: assignment",
        "alice,         '',        '',       filter: caller kind",
        "orders-client, '',        orders-v1, filter: audience",
    })
    void inspected_token_fails_as_at_the_chosen_service(String principal, String roles, String service, String failed) {
        new Select(find("service")).selectByValue(service);
        paste("roles", roles);
        inspect(entra.token(principal, "orders").mint());

        assertThat(text("seen-line"))
                .matches(failed.equals("passed") ? "All checks pass\\." : ".* checks? fails?: .*" + failed + ".*");
    }

    @Test
    void call_form_sends_the_minted_token_and_shows_the_response() {
        mint("orders-client", "orders", "");
        call(entra.authority() + "/v1.0/nothing", "minted");

        assertThat(text("called-line")).isEqualTo("The service responds with 404.");
        assertThat(text("response"))
                .containsIgnoringCase("Content-Type: application/json")
                .contains("not_found");
    }

    @Test
    void call_form_keeps_the_address() {
        String url = entra.authority() + "/?plain";
        call(url, "none");
        open();

        assertThat(value("url")).isEqualTo(url);
        mint("orders-client", "orders", "");
        assertThat(value("curl")).endsWith(url);
    }

    @Test
    void call_form_reports_a_service_that_is_away() {
        call("http://localhost:1/", "none");

        assertThat(text("called-line")).startsWith("No response from http://localhost:1/: ");
    }

    @Test
    void call_form_requires_a_token_to_send() {
        call(entra.authority() + "/", "minted");

        assertThat(text("called-line")).isEqualTo("Mint a token first, or call without one.");
    }

    @Test
    void cells_have_the_headings_of_their_columns_for_narrow_screens() {
        assertThat(all("#principals tr:first-child > *").stream().map(it -> it.getDomAttribute("data-label")))
                .containsExactly("Name", "Kind", "Client id", "Object id", "Roles");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "not a token", "a.b.c", "<script>alert(1)</script>"})
    void inspecting_a_string_that_is_not_a_token_reports_that(String text) {
        inspect(text);

        assertThat(text("seen-line")).startsWith("Not a signed JWT");
    }

    @Test
    void key_buttons_rotate_and_withdraw_keys() {
        int before = all("#published li").size();

        click("rotate");
        await("a key more", () -> all("#published li").size() == before + 1);
        click("withdraw");
        await("a key less", () -> all("#published li").size() == before);

        assertThat(text("keys-line")).isEqualTo("The oldest key is no longer published.");
    }

    @Test
    void key_endpoint_buttons_take_it_down_and_up() {
        click("down");
        await("down", () -> text("key-endpoint").equals("down"));
        assertThat(keysStatus()).isEqualTo(503);

        click("up");
        await("up", () -> text("key-endpoint").equals("up"));
        assertThat(keysStatus()).isEqualTo(200);
    }

    @Test
    void mint_form_works_with_the_keyboard() {
        assumeThat(browser).as("HtmlUnit has no keyboard").isInstanceOf(ChromeDriver.class);
        find("defect").sendKeys(Keys.TAB);
        browser.switchTo().activeElement().sendKeys(Keys.ENTER);
        await("a token", () -> value("token").matches(TOKEN));
    }

    @Test
    void status_lines_are_live_regions() {
        assertThat(all("[role=status][aria-live=polite]").stream().map(it -> it.getDomAttribute("id")))
                .containsExactly("minted-line", "called-line", "seen-line", "keys-line");
    }

    @Test
    void form_controls_have_labels() {
        assertThat(all("select, textarea, input").stream().map(it -> it.getDomAttribute("id")))
                .isNotEmpty()
                .allSatisfy(id -> assertThat(all("label[for=" + id + "]")).hasSize(1));
        assertThat(all("button"))
                .allSatisfy(it -> assertThat(it.getDomProperty("textContent")).isNotBlank());
    }

    @Test
    void page_has_landmarks_headings_and_captions() {
        assertThat(all("html[lang=en], header, nav[aria-label], main, footer")).hasSize(5);
        assertThat(all("h1")).hasSize(1);
        assertThat(all("section[aria-labelledby] > h2")).hasSameSizeAs(all("section"));
        assertThat(all("table > caption")).hasSameSizeAs(all("table"));
        assertThat(all("th:not([scope])")).isEmpty();
    }

    private void mint(String principal, String application, String defect) {
        new Select(find("principal")).selectByValue(principal);
        new Select(find("application")).selectByValue(application);
        new Select(find("defect")).selectByValue(defect);
        browser.findElement(By.cssSelector("#mint-form button")).click();
        await("a token", () -> value("token").matches(TOKEN));
    }

    private void call(String url, String credentials) {
        paste("url", url);
        new Select(find("credentials")).selectByValue(credentials);
        browser.findElement(By.cssSelector("#call-form button")).click();
        await("a response", () -> !List.of("", "Calling.").contains(text("called-line")));
    }

    /** Typing takes seconds. */
    private static void paste(String id, String text) {
        ((JavascriptExecutor) browser).executeScript("arguments[0].value = arguments[1]", find(id), text);
    }

    private void inspect(String token) {
        paste("pasted", token);
        browser.findElement(By.cssSelector("#look-form button")).click();
        await("a verdict", () -> !text("seen-line").isEmpty());
    }

    private int keysStatus() {
        return new Client(entra).get("/common/discovery/v2.0/keys").statusCode();
    }

    private static void click(String id) {
        find(id).click();
    }

    private static String text(String id) {
        return find(id).getText();
    }

    private static String value(String id) {
        return String.valueOf(find(id).getDomProperty("value"));
    }

    private static WebElement find(String id) {
        return browser.findElement(By.id(id));
    }

    private static List<WebElement> all(String selector) {
        return browser.findElements(By.cssSelector(selector));
    }

    private static void await(String what, BooleanSupplier holds) {
        new WebDriverWait(browser, Duration.ofSeconds(20)).withMessage(what).until(it -> holds.getAsBoolean());
    }
}
