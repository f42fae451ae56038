package io.github.entrafilter.cdi;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.entrafilter.CapturedLog;
import jakarta.enterprise.inject.spi.AnnotatedType;
import jakarta.enterprise.inject.spi.ProcessSessionBean;
import jakarta.jws.WebService;
import java.lang.reflect.Proxy;
import java.util.logging.Level;
import org.junit.jupiter.api.Test;

class EntraExtensionTest {

    @WebService
    private static final class Stock {}

    private static final class Ledger {}

    @Test
    void enterprise_bean_that_is_a_web_service_is_named_in_a_warning() {
        try (CapturedLog log = new CapturedLog(Level.WARNING)) {
            new EntraExtension().warnOfWebService(discovered(Stock.class));

            assertThat(log.lines()).singleElement().asString().contains(Stock.class.getName(), "OPEN");
        }
    }

    @Test
    void other_enterprise_beans_cause_no_warning() {
        try (CapturedLog log = new CapturedLog(Level.WARNING)) {
            new EntraExtension().warnOfWebService(discovered(Ledger.class));

            assertThat(log.lines()).isEmpty();
        }
    }

    private static ProcessSessionBean<?> discovered(Class<?> bean) {
        return only(ProcessSessionBean.class, only(AnnotatedType.class, bean));
    }

    /** An object of this type each of whose methods returns the same. */
    private static <T> T only(Class<T> type, Object result) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> result));
    }
}
