package io.github.entrafilter.cdi;

import io.github.entrafilter.application.SharedApplication;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Shutdown;
import jakarta.enterprise.event.Startup;

/** Starts and ends the protection with the application, where no servlet container does. */
@ApplicationScoped
public class SharedApplicationLifecycle {

    void start(@Observes Startup started) {
        SharedApplication.start();
    }

    void stop(@Observes Shutdown stopping) {
        SharedApplication.close();
    }
}
