package io.github.entrafilter.it.tomcat;

import io.github.entrafilter.it.HeardLog;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.stream.Stream;
import javax.management.InstanceAlreadyExistsException;
import org.apache.catalina.Container;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.LifecycleState;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.core.StandardContext;
import org.apache.catalina.servlets.DefaultServlet;
import org.apache.catalina.startup.ContextConfig;
import org.apache.catalina.startup.Tomcat;
import org.apache.catalina.valves.AccessLogValve;
import org.apache.tomcat.util.scan.StandardJarScanner;

/** A Tomcat to which a small application is deployed again and again, and the log of this JVM meanwhile. */
final class SmallTomcat implements AutoCloseable {

    private static final String PATH = "/small";

    /** The time that Tomcat gives requests before it stops the filters. */
    private static final int UNLOAD_MILLIS = 50;

    private final Tomcat tomcat = new Tomcat();
    private final HttpClient client =
            HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
    private final HeardLog log = HeardLog.of("");

    private SmallTomcat(Path scratch) throws IOException, LifecycleException {
        tomcat.setBaseDir(Files.createTempDirectory(scratch, "tomcat").toString());
        Connector connector = new Connector();
        connector.setPort(0);
        connector.setProperty("address", "localhost");
        tomcat.setConnector(connector);
        tomcat.getHost()
                .setAppBase(Files.createTempDirectory(scratch, "webapps").toString());
        // Its threads would count as an application's while they look after it.
        tomcat.getEngine().setBackgroundProcessorDelay(-1);
        tomcat.start();
    }

    static SmallTomcat in(Path scratch) throws IOException, LifecycleException {
        return new SmallTomcat(scratch);
    }

    /** Returns the access log in this format; it is complete once Tomcat is closed. */
    Path logAccess(String pattern, Path folder) {
        AccessLogValve valve = new AccessLogValve();
        valve.setDirectory(folder.toString());
        valve.setPrefix("access");
        valve.setSuffix(".log");
        valve.setRotatable(false);
        valve.setBuffered(false);
        valve.setPattern(pattern);
        tomcat.getHost().getPipeline().addValve(valve);
        return folder.resolve("access.log");
    }

    /** Deploys an application with its JARs in WEB-INF/lib. */
    Context deploy(SmallApplication application) {
        return deploy(application, SmallTomcat.class.getClassLoader());
    }

    /** Deploys an application below this class loader, whether or not it starts. */
    Context deploy(SmallApplication application, ClassLoader parent) {
        return deploy(PATH, application, parent);
    }

    /** Deploys an application at this path. */
    Context deploy(String path, SmallApplication application, ClassLoader parent) {
        StandardContext context = new StandardContext();
        context.setName(path);
        context.setPath(path);
        context.setDocBase(application.folder().toString());
        context.setParentClassLoader(parent);
        context.setUnloadDelay(UNLOAD_MILLIS);
        ContextConfig config = new ContextConfig();
        config.setDefaultWebXml(tomcat.noDefaultWebXmlPath());
        context.addLifecycleListener(config);
        Tomcat.addServlet(context, "default", new DefaultServlet()).addMapping("/");
        if (context.getJarScanner() instanceof StandardJarScanner scanner) {
            scanner.setScanClassPath(false);
        }
        tomcat.getHost().addChild(context);
        return context;
    }

    /** A class loader of the server, with the application's libraries. */
    static URLClassLoader shared(SmallApplication application) {
        try (Stream<Path> jars = Files.list(application.libraries())) {
            return new URLClassLoader(
                    jars.map(SmallTomcat::url).toArray(URL[]::new), SmallTomcat.class.getClassLoader());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static URL url(Path file) {
        try {
            return file.toUri().toURL();
        } catch (MalformedURLException e) {
            throw new UncheckedIOException(e);
        }
    }

    static boolean isRunning(Context context) {
        return context.getState() == LifecycleState.STARTED;
    }

    /** Removes what is deployed, whether or not it has started. */
    void undeploy() {
        for (Container application : tomcat.getHost().findChildren()) {
            tomcat.getHost().removeChild(application);
        }
    }

    void undeploy(Context context) {
        tomcat.getHost().removeChild(context);
    }

    /** The status of a request for the page, without a token. */
    int call() {
        return call("").join();
    }

    /** Sends a request for the page. */
    CompletableFuture<Integer> call(String token) {
        return call(PATH, token);
    }

    /** Sends a request for the page of the application at this path. */
    CompletableFuture<Integer> call(String application, String token) {
        return send(application + "/index.html", token).thenApply(HttpResponse::statusCode);
    }

    /** The response to a request for a path of the application, in the session of earlier ones. */
    HttpResponse<String> get(String path, String token) {
        return send(PATH + path, token).join();
    }

    private CompletableFuture<HttpResponse<String>> send(String path, String token) {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create("http://localhost:" + tomcat.getConnector().getLocalPort() + path))
                .timeout(Duration.ofSeconds(30));
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        return client.sendAsync(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    /**
     * Warnings, errors, and stack traces of any level. Not that random numbers took their time, nor that Tomcat's own
     * threads are busy with requests, nor that it makes a filter once more for a request that comes after it has
     * destroyed it ({@code ApplicationFilterConfig.getFilter}), and registers a second management bean for it.
     */
    List<String> complaints() {
        return log.records().stream()
                .filter(entry -> !entry.getLoggerName().contains("SessionIdGenerator"))
                .filter(entry -> !entry.getMessage().contains("[http-nio-"))
                .filter(entry -> !(entry.getThrown() instanceof InstanceAlreadyExistsException))
                .filter(entry -> entry.getLevel().intValue() >= Level.WARNING.intValue() || entry.getThrown() != null)
                .map(entry -> entry.getLevel() + " " + entry.getLoggerName() + " " + entry.getMessage() + " "
                        + entry.getThrown())
                .toList();
    }

    /** The messages of any level. */
    List<String> messages() {
        return log.messages();
    }

    /** The same with all exceptions and their causes, in one text. */
    String log() {
        StringBuilder text = new StringBuilder();
        for (LogRecord entry : log.records()) {
            text.append(entry.getLevel()).append(' ').append(entry.getMessage()).append('\n');
            for (Throwable cause = entry.getThrown(); cause != null; cause = cause.getCause()) {
                text.append(cause).append('\n');
            }
        }
        return text.toString();
    }

    void forget() {
        log.forget();
    }

    @Override
    public void close() {
        log.close();
        try {
            tomcat.stop();
            tomcat.destroy();
        } catch (LifecycleException e) {
            throw new IllegalStateException(e);
        }
    }
}
