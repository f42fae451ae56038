package io.github.entrafilter.it.tomcat;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.entrafilter.it.TestBed;
import io.github.entrafilter.it.tomcat.SmallApplication.Layout;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.session.StandardManager;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sessions that Tomcat saves while the application is stopped. */
@Tag("container-specific")
class SessionIT {

    private static final String SERVLET = "<servlet><servlet-name>first</servlet-name><servlet-class>"
            + FirstCallerServlet.class.getName() + "</servlet-class></servlet>"
            + "<servlet-mapping><servlet-name>first</servlet-name><url-pattern>/first</url-pattern></servlet-mapping>";

    /** The session still has its caller, who is no caller of a later request. */
    @Test
    void caller_in_a_saved_session_is_kept_and_admits_no_request(@TempDir Path scratch)
            throws IOException, LifecycleException {
        try (SmallTomcat tomcat = SmallTomcat.in(scratch)) {
            Context context =
                    tomcat.deploy(SmallApplication.in(scratch, Layout.JAR_ALONE, TestBed.settings(), SERVLET));
            ((StandardManager) context.getManager()).setPathname("SESSIONS.ser");
            assertThat(tomcat.get("/first", token()).body()).isEqualTo("kept true");
            context.reload();

            HttpResponse<String> anonymous = tomcat.get("/first", "");
            assertThat(anonymous.statusCode()).isEqualTo(401);
            assertThat(anonymous.body()).contains("no_token");
            assertThat(tomcat.get("/first", token()).body()).isEqualTo("found true");
            assertThat(tomcat.complaints()).isEmpty();
        }
    }

    private static String token() {
        return TestBed.entra().token("orders-client", TestBed.API).mint();
    }
}
