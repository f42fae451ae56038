package io.github.entrafilter.it.code;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.entrafilter.servlet.EntraFilter;
import io.undertow.servlet.Servlets;
import io.undertow.servlet.api.DeploymentInfo;
import io.undertow.servlet.api.DeploymentManager;
import io.undertow.servlet.api.FilterInfo;
import io.undertow.servlet.util.ImmediateInstanceFactory;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import java.nio.file.Files;
import org.apache.catalina.Context;
import org.apache.catalina.startup.Tomcat;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Registrations that would protect less than they seem to. */
class UnusualRegistrationIT {

    private static final EntraSettings ENTRA = new EntraSettings();

    @AfterAll
    static void stop() {
        ENTRA.close();
    }

    @Test
    void tomcat_filter_without_its_class_fails_the_start() throws Exception {
        Tomcat tomcat = new Tomcat();
        tomcat.setBaseDir(Files.createTempDirectory("tomcat").toString());
        tomcat.setPort(0);
        tomcat.getConnector().setProperty("address", "127.0.0.1");
        Context context = tomcat.addContext("", null);
        EmbeddedTomcat.protect(context, ENTRA.with());
        context.findFilterDef("orders").setFilterClass(null);
        tomcat.start();
        try {
            assertThat(context.getState().isAvailable()).isFalse();
        } finally {
            tomcat.stop();
            tomcat.destroy();
        }
    }

    @ParameterizedTest
    @ValueSource(classes = {EntraFilter.class, Filter.class})
    void undertow_filter_of_another_class_fails_the_start(Class<? extends Filter> type) {
        Filter filter = EntraFilter.of(ENTRA.with());
        DeploymentInfo deployment = Servlets.deployment()
                .setClassLoader(getClass().getClassLoader())
                .setContextPath("/")
                .setDeploymentName("orders")
                .addFilter(new FilterInfo("orders", type, new ImmediateInstanceFactory<>(filter)))
                .addFilterUrlMapping("orders", "/*", DispatcherType.REQUEST)
                .setEagerFilterInit(true);
        DeploymentManager application = Servlets.newContainer().addDeployment(deployment);
        assertThatThrownBy(() -> {
                    application.deploy();
                    application.start();
                })
                .hasStackTraceContaining("registered with class " + type.getName());
    }
}
