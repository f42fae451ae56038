package io.github.entrafilter.it.dropwizard;

import io.dropwizard.core.Application;
import io.dropwizard.core.setup.Environment;
import io.github.entrafilter.servlet.EntraFilter;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterRegistration;
import java.util.EnumSet;

/** The service of the documentation. */
public class OrdersApplication extends Application<OrdersConfiguration> {

    @Override
    public void run(OrdersConfiguration configuration, Environment environment) {
        FilterRegistration.Dynamic filter =
                environment.servlets().addFilter("orders", EntraFilter.of(configuration.entra));
        filter.setAsyncSupported(true);
        filter.addMappingForUrlPatterns(EnumSet.of(DispatcherType.REQUEST), false, "/*");
        environment.jersey().register(new OrdersResource());
    }
}
