package io.github.entrafilter.localentra.development;

import io.github.entrafilter.localentra.LocalEntraServer;
import io.github.entrafilter.localentra.ServerOptions;
import io.github.entrafilter.localentra.ServerOptions.SigningKeys;
import io.github.entrafilter.localentra.directory.Application;
import io.github.entrafilter.localentra.directory.Directory;
import io.github.entrafilter.localentra.directory.Principal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger.Level;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.stream.Collectors;

/**
 * The local Entra of one application in development.
 *
 * @param server the server
 * @param settings the filter's settings, by property name
 */
record DevelopmentServer(LocalEntraServer server, Map<String, String> settings) implements AutoCloseable {

    /** The usual port, so that bookmarks last. */
    private static final int PORT = 8400;

    /**
     * Starts it with signing keys of its own, on the usual port or any free one.
     *
     * @param directoryFile the directory file; empty for the standard directory
     * @throws IllegalStateException if it cannot start, above all on Azure
     */
    static DevelopmentServer start(Optional<String> directoryFile) {
        Directory directory = directoryFile.map(DevelopmentServer::read).orElseGet(Directory::standard);
        Application api = directory.applications().stream()
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("The directory of local Entra has no application"));
        LocalEntraServer server = onDaemonThread(directory);
        Map<String, String> settings = server.environmentForApi(api.name()).entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(it -> propertyName(it.getKey()), Map.Entry::getValue));
        DevelopmentMode.LOG.log(
                Level.WARNING,
                "FOR DEVELOPMENT ONLY: the application trusts local Entra at " + server.authority()
                        + "/, which mints tokens for every process on this machine (tenant " + server.tenantId()
                        + ", API " + api.name() + ")");
        return new DevelopmentServer(server, settings);
    }

    private static Directory read(String file) {
        try {
            return Directory.file(Path.of(file));
        } catch (IOException | InvalidPathException e) {
            throw new IllegalStateException(
                    DevelopmentMode.DIRECTORY + " is " + file + ", which cannot be read: " + e, e);
        }
    }

    /** The JDK's HTTP server has a thread that is a daemon if its parent is; another one would keep the JVM alive. */
    private static LocalEntraServer onDaemonThread(Directory directory) {
        FutureTask<LocalEntraServer> start = new FutureTask<>(() -> onUsualPort(directory));
        Thread thread = new Thread(start, "local-entra-start");
        thread.setDaemon(true);
        thread.start();
        try {
            return start.get();
        } catch (ExecutionException e) {
            Throwable cause = Objects.requireNonNullElse(e.getCause(), e);
            throw new IllegalStateException(cause.getMessage(), cause);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while local Entra starts", e);
        }
    }

    private static LocalEntraServer onUsualPort(Directory directory) {
        // With keys of its own, the application trusts this process only.
        ServerOptions anyPort = ServerOptions.of(directory).withSigningKeys(SigningKeys.GENERATED);
        try {
            return LocalEntraServer.start(anyPort.withPorts(PORT, 0));
        } catch (UncheckedIOException e) {
            return LocalEntraServer.start(anyPort);
        }
    }

    private static String propertyName(String variable) {
        return variable.toLowerCase(Locale.ROOT).replaceFirst("_", ".").replace('_', '-');
    }

    /**
     * Logs a command that calls the application.
     *
     * @param url the application's URL
     */
    void logCall(String url) {
        DevelopmentMode.LOG.log(
                Level.INFO,
                "call the application with a token of local Entra: curl -i -H \"Authorization: Bearer $(curl -fsS '"
                        + mintAddress() + "')\" '" + url + "'");
    }

    /** Returns the URL of a token: of the first principal that has a role of the API, if one has. */
    private String mintAddress() {
        Directory directory = server.directory();
        Application api = directory.applications().get(0);
        String principal = directory
                .principals()
                .filter(it -> !directory.roles(it, api).isEmpty())
                .findFirst()
                .or(() -> directory.principals().findFirst())
                .map(Principal::name)
                .orElse("NAME");
        return server.authority() + "/local-entra/token?principal=" + principal + "&application=" + api.name();
    }

    @Override
    public void close() {
        server.close();
    }
}
