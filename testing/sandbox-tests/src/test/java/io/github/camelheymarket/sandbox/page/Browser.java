package io.github.camelheymarket.sandbox.page;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.openqa.selenium.By;
import org.openqa.selenium.ElementNotInteractableException;
import org.openqa.selenium.JavascriptExecutor;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.support.ui.WebDriverWait;

/** A headless Chromium, used by the keyboard as a person without a mouse uses it. */
final class Browser implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final ChromeDriver driver;

    private Browser(Path browser, Path driverProgram) {
        ChromeOptions options = new ChromeOptions();
        options.setBinary(browser.toString());
        options.addArguments(
                "--headless=new",
                "--no-sandbox",
                "--disable-dev-shm-usage",
                "--disable-gpu",
                "--hide-scrollbars",
                "--no-first-run",
                "--disable-background-networking",
                "--force-prefers-reduced-motion");
        ChromeDriverService service = new ChromeDriverService.Builder()
                .usingDriverExecutable(driverProgram.toFile())
                .usingAnyFreePort()
                .build();
        driver = new ChromeDriver(service, options);
    }

    /** Empty where Chromium or its driver is not installed. The headless shell takes a third less processor time than the browser. */
    static Optional<Browser> start() {
        Optional<Path> browser = program("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome");
        Optional<Path> driver = program("chromedriver");
        return browser.isPresent() && driver.isPresent()
                ? Optional.of(new Browser(browser.get(), driver.get()))
                : Optional.empty();
    }

    private static Optional<Path> program(String... names) {
        List<String> folders = List.of(System.getenv("PATH").split(File.pathSeparator));
        return Stream.of(names)
                .flatMap(name -> folders.stream().map(folder -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    ChromeDriver driver() {
        return driver;
    }

    /** @param scheme light or dark */
    void look(int width, int height, String scheme) {
        driver.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
        driver.executeCdpCommand(
                "Emulation.setEmulatedMedia",
                Map.of(
                        "features",
                        List.of(
                                Map.of("name", "prefers-color-scheme", "value", scheme),
                                Map.of("name", "prefers-reduced-motion", "value", "reduce"))));
    }

    void open(String url) {
        driver.get(url);
    }

    WebElement element(String css) {
        return new WebDriverWait(driver, PATIENCE, Duration.ofMillis(50))
                .until(ready -> driver.findElement(By.cssSelector(css)));
    }

    String text(String css) {
        return read(css, WebElement::getText);
    }

    /** The name that a screen reader says. */
    String accessibleName(String css) {
        return read(css, WebElement::getAccessibleName);
    }

    /** The page may be drawn anew between the search for an element and the look at it. */
    private String read(String css, Function<WebElement, String> look) {
        return new WebDriverWait(driver, PATIENCE, Duration.ofMillis(50))
                .ignoring(StaleElementReferenceException.class)
                .until(ready -> look.apply(driver.findElement(By.cssSelector(css))));
    }

    /** Waits until the script expression holds. */
    void until(String expression) {
        new WebDriverWait(driver, PATIENCE, Duration.ofMillis(50))
                .withMessage(expression)
                .until(ready -> Boolean.TRUE.equals(script("return !!(" + expression + ")")));
    }

    Object script(String code, Object... arguments) {
        return ((JavascriptExecutor) driver).executeScript(code, arguments);
    }

    /** Presses keys where the focus is. The page may be drawn anew meanwhile, with the focus where it was; then no key was pressed. */
    void press(CharSequence... keys) {
        new WebDriverWait(driver, PATIENCE, Duration.ofMillis(50))
                .ignoring(StaleElementReferenceException.class, ElementNotInteractableException.class)
                .until(ready -> {
                    driver.switchTo().activeElement().sendKeys(keys);
                    return true;
                });
    }

    byte[] picture() {
        return driver.getScreenshotAs(OutputType.BYTES);
    }

    /** Ends the processes too that the driver leaves: it knows the script that starts the headless shell, and not the shell. */
    @Override
    public void close() {
        List<ProcessHandle> processes = ProcessHandle.current().descendants().toList();
        driver.quit();
        processes.forEach(ProcessHandle::destroyForcibly);
        processes.forEach(process -> process.onExit().join());
    }
}
