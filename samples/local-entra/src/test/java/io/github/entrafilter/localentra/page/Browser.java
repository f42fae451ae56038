package io.github.entrafilter.localentra.page;

import java.io.File;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import org.htmlunit.WebClient;
import org.openqa.selenium.WebDriver;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.htmlunit.HtmlUnitDriver;

/** Starts a headless browser: Chromium where it is installed with its driver, else HtmlUnit. */
final class Browser {

    private Browser() {}

    static WebDriver start() {
        Optional<Path> driver = program("chromedriver");
        Optional<Path> chromium = program("chromium", "chromium-browser", "google-chrome");
        return driver.isPresent() && chromium.isPresent() ? chromium(driver.get(), chromium.get()) : htmlUnit();
    }

    private static WebDriver chromium(Path driver, Path browser) {
        ChromeOptions options = new ChromeOptions();
        options.setBinary(browser.toFile());
        options.addArguments(
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync");
        return new ChromeDriver(
                new ChromeDriverService.Builder()
                        .usingDriverExecutable(driver.toFile())
                        // Standard output belongs to the test runner.
                        .withLogOutput(OutputStream.nullOutputStream())
                        .build(),
                options);
    }

    private static WebDriver htmlUnit() {
        return new HtmlUnitDriver(true) {
            @Override
            protected WebClient modifyWebClient(WebClient client) {
                client.getOptions().setFetchPolyfillEnabled(true);
                return client;
            }
        };
    }

    private static Optional<Path> program(String... names) {
        String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
        return Arrays.stream(names)
                .flatMap(name ->
                        Stream.of(path.split(File.pathSeparator, -1)).map(directory -> Path.of(directory, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
