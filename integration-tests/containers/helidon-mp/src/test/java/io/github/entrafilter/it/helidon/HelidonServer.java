package io.github.entrafilter.it.helidon;

import io.github.entrafilter.it.embedded.ProgramServer;
import io.github.entrafilter.it.embedded.UnpackedWar;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Helidon MP, which is a library: each application is a program of its own. */
public final class HelidonServer extends ProgramServer {

    private static final String HELIDON = System.getProperty("it.server", "");
    private static final String STARTED = "Server started on";

    /** All classes: a JAX-RS application has no annotation that makes it a bean. */
    private static final String BEANS =
            "<beans xmlns='https://jakarta.ee/xml/ns/jakartaee' version='4.0' bean-discovery-mode='all'/>";

    private Optional<Process> program = Optional.empty();

    @Override
    public void deploy(Path war, String contextPath) throws Exception {
        UnpackedWar application = unpacked(war);
        addBeansXml(application);
        Process started = new ProcessBuilder(command(application, contextPath, port()))
                .redirectErrorStream(true)
                .start();
        program = Optional.of(started);
        BufferedReader log = started.inputReader();
        for (String line = log.readLine(); line == null || !line.contains(STARTED); line = log.readLine()) {
            System.out.println(Objects.requireNonNull(line, contextPath + " did not start"));
        }
        Thread rest = new Thread(() -> log.lines().forEach(System.out::println), "helidon-log");
        rest.setDaemon(true);
        rest.start();
    }

    /** A WAR needs no beans.xml; elsewhere CDI does not look for beans in archives without one. */
    private static void addBeansXml(UnpackedWar application) throws IOException {
        Files.writeString(application.classes().resolve("META-INF/beans.xml"), BEANS);
        for (Path library : application.libraries()) {
            if (library.endsWith("application.jar")) {
                try (FileSystem content = FileSystems.newFileSystem(library)) {
                    Files.writeString(content.getPath("/META-INF/beans.xml"), BEANS);
                }
            }
        }
    }

    private List<String> command(UnpackedWar application, String contextPath, int port) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-Xmx256m");
        command.add("-Dserver.host=localhost");
        command.add("-Dserver.port=" + port);
        command.add("-Dio.github.entrafilter.orders.api.OrdersApplication.routing-path.path=" + contextPath + "/api");
        command.add("-Dio.github.entrafilter.it.application.second.SecondApplication.routing-path.path=" + contextPath
                + "/second");
        command.add("-cp");
        command.add(application.classes() + ":" + application.libraries().get(0).getParent() + "/*:" + HELIDON + "/*");
        command.add("io.helidon.microprofile.cdi.Main");
        return command;
    }

    @Override
    public void undeploy() throws Exception {
        if (program.isPresent()) {
            program.get().destroy();
            program.get().waitFor();
            program = Optional.empty();
        }
    }

    @Override
    public void stop() throws Exception {
        undeploy();
    }
}
