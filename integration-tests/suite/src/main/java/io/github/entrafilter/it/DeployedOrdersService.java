package io.github.entrafilter.it;

import io.github.entrafilter.localentra.LocalEntraServer;
import java.net.URL;
import java.util.stream.Stream;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;

/** The orders service in a container, called over HTTP. Each subclass deploys its own variant. */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
abstract class DeployedOrdersService {

    @ArquillianResource
    protected URL deployed;

    protected final LocalEntraServer entra = TestBed.entra();
    protected OrdersApi api;

    @BeforeEach
    void connect() {
        api = new OrdersApi(deployed);
    }

    /** The requests that each protected path refuses. */
    static Stream<RefusedRequest> refused() {
        return RefusedRequest.rows();
    }
}
