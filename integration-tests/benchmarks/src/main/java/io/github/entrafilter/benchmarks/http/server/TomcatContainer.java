package io.github.entrafilter.benchmarks.http.server;

import io.github.entrafilter.benchmarks.scene.Trust;
import io.github.entrafilter.servlet.EntraFilter;
import io.github.entrafilter.servlet.startup.ApplicationLifecycle;
import jakarta.servlet.Filter;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import org.apache.catalina.Context;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.startup.Tomcat;
import org.apache.tomcat.util.descriptor.web.FilterDef;
import org.apache.tomcat.util.descriptor.web.FilterMap;

/** Tomcat. */
final class TomcatContainer implements Container {

    private static final String GUARD = "guard";

    @Override
    public int start(List<Guard> guards, Trust trust) throws Exception {
        Tomcat tomcat = new Tomcat();
        tomcat.setBaseDir(Files.createTempDirectory("tomcat").toString());
        Connector connector = new Connector();
        connector.setPort(0);
        connector.setProperty("address", "127.0.0.1");
        // By default a connection ends after 100 requests.
        connector.setProperty("maxKeepAliveRequests", "-1");
        tomcat.setConnector(connector);
        for (Guard guard : guards) {
            Context context = tomcat.addContext(guard.path(), null);
            Tomcat.addServlet(context, "answer", new AnswerServlet());
            context.addServletMapping("/*", "answer");
            add(guard.filter(trust), guard, trust, context);
        }
        tomcat.start();
        return connector.getLocalPort();
    }

    private static void add(Optional<Filter> filter, Guard guard, Trust trust, Context context) {
        if (filter.isEmpty()) {
            return;
        }
        FilterDef definition = new FilterDef();
        definition.setFilterName(GUARD);
        definition.setFilter(filter.get());
        definition.setFilterClass(filter.get().getClass().getName());
        guard.settings(trust).forEach(definition::addInitParameter);
        FilterMap mapping = new FilterMap();
        mapping.setFilterName(GUARD);
        mapping.addURLPattern("/*");
        context.addFilterDef(definition);
        context.addFilterMap(mapping);
        if (filter.get() instanceof EntraFilter) {
            context.addApplicationListener(ApplicationLifecycle.class.getName());
        }
    }
}
