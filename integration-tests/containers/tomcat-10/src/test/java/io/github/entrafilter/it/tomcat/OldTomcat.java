package io.github.entrafilter.it.tomcat;

import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.catalina.startup.Tomcat;
import org.apache.catalina.util.ServerInfo;

/**
 * A program that runs one application on the Tomcat of its class path, and prints the status of a request for its page.
 * It uses classes that each version of Tomcat has: the server's folder and the application's are its arguments.
 */
final class OldTomcat {

    private OldTomcat() {}

    public static void main(String[] arguments) throws Exception {
        Path base = Path.of(arguments[0]);
        Tomcat tomcat = new Tomcat();
        tomcat.setBaseDir(base.toString());
        tomcat.setPort(0);
        tomcat.getHost()
                .setAppBase(Files.createDirectory(base.resolve("webapps")).toString());
        tomcat.getConnector();
        tomcat.addWebapp("/small", arguments[1]);
        tomcat.start();
        URI page = URI.create("http://localhost:" + tomcat.getConnector().getLocalPort() + "/small/index.html");
        int status = ((HttpURLConnection) page.toURL().openConnection()).getResponseCode();
        System.out.println(ServerInfo.getServerInfo() + " status " + status);
        System.exit(0);
    }
}
