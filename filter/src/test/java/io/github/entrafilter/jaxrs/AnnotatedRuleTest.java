package io.github.entrafilter.jaxrs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.entrafilter.authentication.RoleRule;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Jakarta Annotations 2.1, sections 2.8 to 2.12. */
class AnnotatedRuleTest {

    private static final RoleRule NOTHING = new RoleRule.NoRole();
    private static final RoleRule NOBODY = new RoleRule.Nobody();
    private static final RoleRule ADMIN = new RoleRule.OneOf(Set.of("admin"));
    private static final RoleRule CONSUMER = new RoleRule.OneOf(Set.of("consumer"));

    static class Plain {
        public void bare() {}

        @RolesAllowed("admin")
        public void admin() {}

        @RolesAllowed({"admin", "consumer", "admin"})
        public void either() {}

        @RolesAllowed({})
        public void none() {}

        @PermitAll
        public void open() {}

        @DenyAll
        public void closed() {}

        @DenyAll
        @RolesAllowed("admin")
        @PermitAll
        public void all() {}

        @RolesAllowed("admin")
        @PermitAll
        public void both() {}
    }

    @RolesAllowed("consumer")
    static class WithRole {
        public void bare() {}

        @RolesAllowed("admin")
        public void admin() {}

        @PermitAll
        public void open() {}

        @DenyAll
        public void closed() {}
    }

    @DenyAll
    static class Closed {
        public void bare() {}

        @PermitAll
        public void open() {}
    }

    /** As a container makes it. */
    static class Proxy extends WithRole {
        @Override
        public void bare() {}

        @Override
        public void admin() {}

        @Override
        public void open() {}

        @Override
        public void closed() {}
    }

    static class ProxyOfProxy extends Proxy {
        @Override
        public void admin() {}
    }

    @RolesAllowed("admin")
    static class Stricter extends WithRole {
        @Override
        public void bare() {}
    }

    interface Api {
        @RolesAllowed("admin")
        void admin();

        void bare();
    }

    interface FurtherApi extends Api {}

    static class OfApi implements Api {
        @Override
        public void admin() {}

        @Override
        public void bare() {}
    }

    static class OfFurtherApi implements FurtherApi {
        @Override
        public void admin() {}

        @Override
        public void bare() {}
    }

    static class OfApiByItsParent extends OfApi {
        @Override
        public void admin() {}
    }

    @RolesAllowed("admin")
    interface AnnotatedApi {
        void bare();
    }

    static class OfAnnotatedApi implements AnnotatedApi {
        @Override
        public void bare() {}
    }

    interface Store<T> {
        @RolesAllowed("admin")
        void put(T thing);
    }

    static class OrderStore implements Store<String> {
        @Override
        public void put(String thing) {}
    }

    abstract static class AbstractStore<T> {
        @RolesAllowed("admin")
        public abstract void put(T thing);
    }

    static class ConcreteStore extends AbstractStore<Integer> {
        @Override
        public void put(Integer thing) {}
    }

    static class Overloaded {
        @RolesAllowed("admin")
        public void get(String id) {}

        public void get(int id) {}
    }

    static class OverloadedProxy extends Overloaded {
        @Override
        public void get(int id) {}
    }

    static Stream<Arguments> rules() {
        return Stream.of(
                arguments("nothing is written", Plain.class, "bare", NOTHING),
                arguments("a role of the method", Plain.class, "admin", ADMIN),
                arguments(
                        "two roles, one twice", Plain.class, "either", new RoleRule.OneOf(Set.of("admin", "consumer"))),
                arguments("no role at all", Plain.class, "none", new RoleRule.OneOf(Set.of())),
                arguments("open", Plain.class, "open", NOTHING),
                arguments("closed", Plain.class, "closed", NOBODY),
                arguments("all three: the strictest", Plain.class, "all", NOBODY),
                arguments("roles and open: the stricter", Plain.class, "both", ADMIN),
                arguments("the class speaks for the method", WithRole.class, "bare", CONSUMER),
                arguments("the method's role, not the class's", WithRole.class, "admin", ADMIN),
                arguments("the method opens", WithRole.class, "open", NOTHING),
                arguments("the method closes", WithRole.class, "closed", NOBODY),
                arguments("the class closes", Closed.class, "bare", NOBODY),
                arguments("the method opens a closed class", Closed.class, "open", NOTHING),
                arguments("a proxy: the class", Proxy.class, "bare", CONSUMER),
                arguments("a proxy: the method", Proxy.class, "admin", ADMIN),
                arguments("a proxy: open", Proxy.class, "open", NOTHING),
                arguments("a proxy: closed", Proxy.class, "closed", NOBODY),
                arguments("a proxy of a proxy", ProxyOfProxy.class, "admin", ADMIN),
                arguments("a stricter subclass", Stricter.class, "bare", ADMIN),
                arguments("an inherited method keeps its own", Stricter.class, "open", NOTHING),
                arguments("an interface's method", OfApi.class, "admin", ADMIN),
                arguments("an interface's method without any", OfApi.class, "bare", NOTHING),
                arguments("an interface of an interface", OfFurtherApi.class, "admin", ADMIN),
                arguments("an interface of a superclass", OfApiByItsParent.class, "admin", ADMIN),
                arguments("an interface itself", OfAnnotatedApi.class, "bare", ADMIN));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rules")
    void is_the_methods_else_the_classs(String what, Class<?> resource, String method, RoleRule rule) throws Exception {
        assertThat(AnnotatedRule.of(resource, resource.getMethod(method)))
                .as(what)
                .isEqualTo(rule);
    }

    /** Of the method that somebody wrote, not of the bridge that the compiler adds. */
    private static Method written(Class<?> type, String name, Class<?> parameter) {
        return Arrays.stream(type.getDeclaredMethods())
                .filter(method -> method.getName().equals(name) && !method.isBridge())
                .filter(method -> method.getParameterTypes()[0] == parameter)
                .findFirst()
                .orElseThrow();
    }

    static Stream<Arguments> generic_and_overloaded() {
        return Stream.of(
                arguments("a generic interface", OrderStore.class, "put", String.class, ADMIN),
                arguments("a generic superclass", ConcreteStore.class, "put", Integer.class, ADMIN),
                arguments("an overloaded method with a role", Overloaded.class, "get", String.class, ADMIN),
                arguments("an overloaded method without", Overloaded.class, "get", int.class, NOTHING),
                arguments("a proxy's overloaded method without", OverloadedProxy.class, "get", int.class, NOTHING));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("generic_and_overloaded")
    void is_that_of_the_same_method(String what, Class<?> resource, String name, Class<?> parameter, RoleRule rule) {
        assertThat(AnnotatedRule.of(resource, written(resource, name, parameter)))
                .as(what)
                .isEqualTo(rule);
    }
}
