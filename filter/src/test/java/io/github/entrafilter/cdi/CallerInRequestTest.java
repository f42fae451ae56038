package io.github.entrafilter.cdi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.entrafilter.EntraPrincipal;
import io.github.entrafilter.http.PlainRequest;
import io.github.entrafilter.keys.ScriptedAuthority;
import io.github.entrafilter.keys.SigningKeys;
import io.github.entrafilter.protection.Decision;
import io.github.entrafilter.protection.ProtectionFixture;
import io.github.entrafilter.settings.Settings;
import io.github.entrafilter.token.PublicJudging;
import io.github.entrafilter.token.TestTokens;
import jakarta.enterprise.context.ContextNotActiveException;
import jakarta.enterprise.inject.Instance;
import java.lang.reflect.Field;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CallerInRequestTest {

    /** A request-scoped bean outside of any request, as its proxy answers. */
    private static final DecisionSource OUTSIDE = () -> {
        throw new ContextNotActiveException("no request");
    };

    @Test
    void caller_is_empty_outside_of_any_request() throws Exception {
        assertThat(beanWith(OUTSIDE).find()).isEmpty();
    }

    @Test
    void caller_is_found_though_another_source_has_no_request() throws Exception {
        assertThat(beanWith(OUTSIDE, () -> Optional.of(admitted())).find())
                .map(EntraPrincipal::getName)
                .contains(TestTokens.OBJECT);
    }

    @Test
    void principal_cannot_be_injected_without_a_caller() throws Exception {
        CallerInRequest bean = beanWith(OUTSIDE);
        assertThatIllegalStateException()
                .isThrownBy(bean::caller)
                .withMessageContaining("on public paths, inject CurrentCaller instead");
    }

    /** The bean as a container fills it. */
    private static CallerInRequest beanWith(DecisionSource... sources) throws ReflectiveOperationException {
        CallerInRequest bean = new CallerInRequest();
        Field field = CallerInRequest.class.getDeclaredField("sources");
        field.setAccessible(true);
        field.set(
                bean,
                Proxy.newProxyInstance(
                        Instance.class.getClassLoader(),
                        new Class<?>[] {Instance.class},
                        (proxy, method, arguments) -> method.getName().equals("iterator")
                                ? List.of(sources).iterator()
                                : null));
        return bean;
    }

    private static Decision admitted() {
        Settings settings = ProtectionFixture.settings();
        ScriptedAuthority away = new ScriptedAuthority(version -> Optional.empty());
        try (SigningKeys keys = away.keys(PublicJudging.PUBLISHED, settings.keys(), () -> TestTokens.NOW)) {
            return new ProtectionFixture(settings, keys, () -> TestTokens.NOW)
                    .protection()
                    .decide(PlainRequest.with(TestTokens.v2().text()));
        }
    }
}
