package io.github.entrafilter.it.application;

import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import java.security.Security;

/** Puts the faulty security provider in front of the others while the application runs. For web.xml to declare. */
public class FaultInjection implements ServletContextListener {

    @Override
    public void contextInitialized(ServletContextEvent event) {
        Security.insertProviderAt(new FaultySignatures(), 1);
    }

    @Override
    public void contextDestroyed(ServletContextEvent event) {
        Security.removeProvider(FaultySignatures.NAME);
    }
}
