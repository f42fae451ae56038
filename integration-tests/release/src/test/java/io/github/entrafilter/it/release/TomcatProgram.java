package io.github.entrafilter.it.release;

import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.catalina.startup.Tomcat;

/** A Tomcat with one WAR: port, WAR, context path. */
final class TomcatProgram {

    private TomcatProgram() {}

    public static void main(String[] arguments) throws Exception {
        Path base = Files.createTempDirectory("tomcat");
        Tomcat tomcat = new Tomcat();
        tomcat.setBaseDir(base.toString());
        tomcat.setPort(Integer.parseInt(arguments[0]));
        tomcat.getHost()
                .setAppBase(Files.createDirectory(base.resolve("webapps")).toString());
        tomcat.getConnector();
        tomcat.addWebapp(arguments[2], arguments[1]);
        tomcat.start();
        tomcat.getServer().await();
    }
}
