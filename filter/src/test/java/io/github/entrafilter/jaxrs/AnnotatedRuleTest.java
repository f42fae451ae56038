package io.github.entrafilter.jaxrs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.entrafilter.protection.RoleRule;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Jakarta Annotations 2.1, sections 2.8 to 2.12. */
class AnnotatedRuleTest {

    private static final RoleRule NOTHING = new RoleRule.NoRole();
    private static final RoleRule NOBODY = new RoleRule.DenyAll();
    private static final RoleRule ADMIN = new RoleRule.OneOf(Set.of("admin"));
    private static final RoleRule CONSUMER = new RoleRule.OneOf(Set.of("consumer"));
    private static final RoleRule BOTH = ADMIN.and(CONSUMER);

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

    interface OpenApi {
        @PermitAll
        void info();
    }

    static class Open {
        @PermitAll
        public void info() {}
    }

    @DenyAll
    static class ClosedOfOpenApi implements OpenApi {
        @Override
        public void info() {}
    }

    static class ClosedProxy extends ClosedOfOpenApi {
        @Override
        public void info() {}
    }

    @RolesAllowed("admin")
    static class WithRoleOfOpen extends Open {
        @Override
        public void info() {}
    }

    static class MethodOfOpenApi implements OpenApi {
        @Override
        @RolesAllowed("admin")
        public void info() {}
    }

    static class OpenOfClosed extends Closed {
        @Override
        @PermitAll
        public void bare() {}
    }

    @PermitAll
    static class OpenOfApi implements Api {
        @Override
        public void admin() {}

        @Override
        public void bare() {}
    }

    @RolesAllowed("consumer")
    static class ConsumerOfApi implements Api {
        @Override
        public void admin() {}

        @Override
        public void bare() {}
    }

    @RolesAllowed("admin")
    static class OfBare extends Plain {}

    @DenyAll
    static class ClosedOfOpen extends Open {}

    interface WithDefault {
        @RolesAllowed("admin")
        default void info() {}
    }

    static class OfDefault implements WithDefault {}

    static class OverridesDefault implements WithDefault {
        @Override
        @PermitAll
        public void info() {}
    }

    static class OfTwo implements OpenApi, WithDefault {
        @Override
        public void info() {}
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
                arguments("a subclass with another role: both", Stricter.class, "bare", BOTH),
                arguments("an inherited method keeps its own", Stricter.class, "open", NOTHING),
                arguments("an interface's method", OfApi.class, "admin", ADMIN),
                arguments("an interface's method without any", OfApi.class, "bare", NOTHING),
                arguments("an interface of an interface", OfFurtherApi.class, "admin", ADMIN),
                arguments("an interface of a superclass", OfApiByItsParent.class, "admin", ADMIN),
                arguments("an interface itself", OfAnnotatedApi.class, "bare", ADMIN),
                arguments("a closed class, open in an interface", ClosedOfOpenApi.class, "info", NOBODY),
                arguments("a class with a role, open in a superclass", WithRoleOfOpen.class, "info", ADMIN),
                arguments("a method with a role, open in an interface", MethodOfOpenApi.class, "info", ADMIN),
                arguments("an open method, closed in a superclass", OpenOfClosed.class, "bare", NOBODY),
                arguments("an open class, a role in an interface", OpenOfApi.class, "admin", ADMIN),
                arguments("two roles in class and interface: both", ConsumerOfApi.class, "admin", BOTH),
                arguments("an inherited method without any, a class with a role", OfBare.class, "bare", ADMIN),
                arguments("an inherited open method, a closed class", ClosedOfOpen.class, "info", NOTHING),
                arguments("a default method of an interface", OfDefault.class, "info", ADMIN),
                arguments("an overridden default method", OverridesDefault.class, "info", ADMIN),
                arguments("two interfaces: the stricter", OfTwo.class, "info", ADMIN),
                arguments("a proxy of a closed class, open in an interface", ClosedProxy.class, "info", NOBODY));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rules")
    void annotated_rule_is_the_methods_else_the_classs(String what, Class<?> resource, String method, RoleRule rule)
            throws Exception {
        assertThat(AnnotatedRule.of(resource, resource.getMethod(method)))
                .as(what)
                .isEqualTo(rule);
    }

    interface Sink<T> {
        @PermitAll
        void put(T thing);
    }

    @RolesAllowed("admin")
    static class SinkWithRole implements Sink<String> {
        @Override
        public void put(String thing) {}
    }

    static class ProxyOfSink extends SinkWithRole {
        @Override
        public void put(String thing) {}
    }

    /** With a method that the generic one is not, though its parameter is narrower. */
    static class OverloadsGeneric implements Store<Number> {
        @Override
        public void put(Number thing) {}

        public void put(Integer thing) {}
    }

    abstract static class Middle<A, B> implements Store<List<B>> {}

    static class Nested extends Middle<String, Integer> {
        @Override
        public void put(List<Integer> thing) {}
    }

    static class ArrayStore implements Store<String[]> {
        @Override
        public void put(String[] thing) {}
    }

    @SuppressWarnings("rawtypes")
    static class Raw extends AbstractStore {
        @Override
        public void put(Object thing) {}
    }

    interface GenericMethod {
        @RolesAllowed("admin")
        <T extends Number> void put(T thing);
    }

    static class OfGenericMethod implements GenericMethod {
        @Override
        public <N extends Number> void put(N thing) {}
    }

    static class BoundedStore<T extends Number> {
        @RolesAllowed("admin")
        public void put(T thing) {}
    }

    static class InheritsBounded extends BoundedStore<Integer> {}

    @RolesAllowed("admin")
    static class OverloadedWider {
        public void find(String body) {}

        @PermitAll
        public void find(Object body) {}
    }

    @RolesAllowed("admin")
    static class OverloadsInherited extends Overloaded {
        public void get(CharSequence id) {}

        @PermitAll
        public void get(Object id) {}
    }

    static Stream<Arguments> generic_and_overloaded() {
        return Stream.of(
                arguments("a generic interface", OrderStore.class, "put", String.class, ADMIN),
                arguments("a bridge to a generic interface", OrderStore.class, "put", Object.class, ADMIN),
                arguments("a generic superclass", ConcreteStore.class, "put", Integer.class, ADMIN),
                arguments("a bridge to a generic superclass", ConcreteStore.class, "put", Object.class, ADMIN),
                arguments(
                        "a class's role, open in a generic interface", SinkWithRole.class, "put", String.class, ADMIN),
                arguments("the bridge of a class with a role", SinkWithRole.class, "put", Object.class, ADMIN),
                arguments("a proxy of a class of a generic interface", ProxyOfSink.class, "put", String.class, ADMIN),
                arguments("the one that a generic interface has", OverloadsGeneric.class, "put", Number.class, ADMIN),
                arguments(
                        "an overload of a generic interface's", OverloadsGeneric.class, "put", Integer.class, NOTHING),
                arguments("a type argument from further up", Nested.class, "put", List.class, ADMIN),
                arguments("an array for a type argument", ArrayStore.class, "put", String[].class, ADMIN),
                arguments("a raw superclass", Raw.class, "put", Object.class, ADMIN),
                arguments("a generic method", OfGenericMethod.class, "put", Number.class, ADMIN),
                arguments("inherited, of a bounded type", InheritsBounded.class, "put", Number.class, ADMIN),
                arguments("an overload that is open", OverloadedWider.class, "find", String.class, ADMIN),
                arguments("the open overload itself", OverloadedWider.class, "find", Object.class, NOTHING),
                arguments("beside an inherited overload", OverloadsInherited.class, "get", CharSequence.class, ADMIN),
                arguments("inherited beside overloads", OverloadsInherited.class, "get", String.class, ADMIN),
                arguments("an overloaded method with a role", Overloaded.class, "get", String.class, ADMIN),
                arguments("an overloaded method without", Overloaded.class, "get", int.class, NOTHING),
                arguments("a proxy's overloaded method without", OverloadedProxy.class, "get", int.class, NOTHING));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("generic_and_overloaded")
    void annotated_rule_is_that_of_the_same_method(
            String what, Class<?> resource, String name, Class<?> parameter, RoleRule rule) throws Exception {
        Method method = resource.getMethod(name, parameter);

        assertThat(AnnotatedRule.of(resource, method)).as(what).isEqualTo(rule);
    }

    static Stream<Arguments> declared_elsewhere() {
        return Stream.of(
                arguments("an interface's method, the class closes", ClosedOfOpenApi.class, OpenApi.class, NOBODY),
                arguments("a superclass's method, the class has a role", WithRoleOfOpen.class, Open.class, ADMIN),
                arguments("a method that the resource class has not", Api.class, Open.class, NOTHING));
    }

    /** Some implementations report the declaration that carries the annotations of JAX-RS. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("declared_elsewhere")
    void annotated_rule_is_found_from_any_declaration(String what, Class<?> resource, Class<?> declaring, RoleRule rule)
            throws Exception {
        assertThat(AnnotatedRule.of(resource, declaring.getMethod("info")))
                .as(what)
                .isEqualTo(rule);
    }
}
