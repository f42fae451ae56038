package io.github.entrafilter.jaxrs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.entrafilter.protection.RoleRule;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.UriInfo;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Sub-resource locators, and what implementations describe by themselves: JAX-RS 3.1, sections 3.4.1 and 3.3.5. */
class ResourceRulesTest {

    private static final RoleRule OPEN = new RoleRule.NoRole();
    private static final RoleRule CLOSED = new RoleRule.DenyAll();
    private static final RoleRule ADMIN = new RoleRule.OneOf(Set.of("admin"));
    private static final RoleRule CONSUMER = new RoleRule.OneOf(Set.of("consumer"));
    private static final RoleRule BOTH = ADMIN.and(CONSUMER);

    @Path("root")
    public static class Root {
        @Path("plain")
        public Child plain() {
            return new Child();
        }

        @Path("admin")
        @RolesAllowed("admin")
        public Child admin() {
            return new Child();
        }

        @Path("none")
        @DenyAll
        public Child none() {
            return new Child();
        }

        @Path("guarded")
        public Object guarded() {
            return new Guarded();
        }

        @Path("self")
        @RolesAllowed("consumer")
        public Root self() {
            return this;
        }

        @GET
        public void get() {}

        @POST
        @RolesAllowed("admin")
        public void post() {}

        @GET
        @Path("closed/{id}")
        @DenyAll
        public void closed() {}
    }

    @Path("classed")
    @RolesAllowed("admin")
    public static class Classed {
        @Path("inherits")
        public Child inherits() {
            return new Child();
        }

        @Path("open")
        @PermitAll
        public Child open() {
            return new Child();
        }

        @GET
        @PermitAll
        public void get() {}
    }

    /** As a container makes it. */
    public static class ClassedProxy extends Classed {
        @Override
        public Child inherits() {
            return super.inherits();
        }
    }

    public interface Locating {
        @Path("inherited")
        @RolesAllowed("admin")
        Child inherited();
    }

    @Path("dynamic")
    public static class Dynamic implements Locating {
        @Path("me")
        @PermitAll
        public Child me() {
            return new Child();
        }

        @Path("{id}")
        @RolesAllowed("admin")
        public Child byId() {
            return new Child();
        }

        @Path("{a}/{b: .+}")
        @RolesAllowed("consumer")
        public Child deep() {
            return new Child();
        }

        @Override
        public Child inherited() {
            return new Child();
        }
    }

    @Path("/")
    public static class Top {
        @Path("open")
        public Child open() {
            return new Child();
        }

        @Path("admin")
        @RolesAllowed("admin")
        public Child admin() {
            return new Child();
        }
    }

    public static class Child {
        @GET
        public void get() {}

        @GET
        @Path("consumer")
        @RolesAllowed("consumer")
        public void consumer() {}

        @Path("deeper")
        @RolesAllowed("consumer")
        public Guarded deeper() {
            return new Guarded();
        }
    }

    @RolesAllowed("admin")
    public static class Guarded {
        @GET
        public void get() {}

        @GET
        @Path("open")
        @PermitAll
        public void open() {}
    }

    /** Has no locator that annotations show. */
    @Path("programmed")
    public static class Programmed {}

    private static RoleRule rule(Class<?> resource, String method, UriInfo request) throws Exception {
        return new ResourceRules().of(new ResourceMethod(resource, resource.getMethod(method)), request);
    }

    private static Arguments row(
            String what, RoleRule rule, Class<?> type, String method, List<?> resources, String... uris) {
        return arguments(what, rule, type, method, resources, List.of(uris));
    }

    static Stream<Arguments> requests() {
        Root root = new Root();
        Child child = new Child();
        Guarded guarded = new Guarded();
        Dynamic dynamic = new Dynamic();
        return Stream.of(
                row("a root resource", OPEN, Root.class, "get", List.of(root), "root"),
                row("a root resource with a role", ADMIN, Root.class, "post", List.of(root), "root"),
                row("a locator without a rule", OPEN, Child.class, "get", List.of(child, root), "root/plain", "root"),
                row("a locator with a role", ADMIN, Child.class, "get", List.of(child, root), "root/admin", "root"),
                row("a closed locator", CLOSED, Child.class, "get", List.of(child, root), "root/none", "root"),
                row(
                        "a method behind a locator with another role",
                        BOTH,
                        Child.class,
                        "consumer",
                        List.of(child, root),
                        "root/admin/consumer",
                        "root/admin",
                        "root"),
                row("the class behind", ADMIN, Guarded.class, "get", List.of(guarded, root), "root/guarded", "root"),
                row(
                        "two locators",
                        BOTH,
                        Guarded.class,
                        "open",
                        List.of(guarded, child, root),
                        "root/admin/deeper/open",
                        "root/admin/deeper",
                        "root/admin",
                        "root"),
                row(
                        "a locator that returns its own resource",
                        BOTH,
                        Root.class,
                        "post",
                        List.of(root, root),
                        "root/self",
                        "root"),
                row(
                        "the class of a locator",
                        ADMIN,
                        Child.class,
                        "get",
                        List.of(child, new Classed()),
                        "classed/inherits",
                        "classed"),
                row(
                        "the class of a locator, by a proxy",
                        ADMIN,
                        Child.class,
                        "get",
                        List.of(child, new ClassedProxy()),
                        "classed/inherits",
                        "classed"),
                row(
                        "an open locator of a class with a role",
                        OPEN,
                        Child.class,
                        "get",
                        List.of(child, new Classed()),
                        "classed/open",
                        "classed"),
                row("a literal path", OPEN, Child.class, "get", List.of(child, dynamic), "dynamic/me", "dynamic"),
                row("a parameter", ADMIN, Child.class, "get", List.of(child, dynamic), "dynamic/you", "dynamic"),
                row("an expression", CONSUMER, Child.class, "get", List.of(child, dynamic), "dynamic/a/b/c", "dynamic"),
                row(
                        "a locator of an interface",
                        ADMIN,
                        Child.class,
                        "get",
                        List.of(child, dynamic),
                        "dynamic/inherited",
                        "dynamic"),
                row("escapes: all", BOTH, Child.class, "get", List.of(child, dynamic), "dynamic/%6De", "dynamic"),
                row(
                        "matrix parameters: all",
                        BOTH,
                        Child.class,
                        "get",
                        List.of(child, dynamic),
                        "dynamic/me;a=1",
                        "dynamic"),
                row(
                        "an empty segment: all",
                        BOTH,
                        Child.class,
                        "get",
                        List.of(child, dynamic),
                        "dynamic//me",
                        "dynamic"),
                row(
                        "a path of no locator: all",
                        CLOSED,
                        Child.class,
                        "get",
                        List.of(child, root),
                        "root/other",
                        "root"),
                row(
                        "the root's URI left out: all",
                        BOTH,
                        Child.class,
                        "consumer",
                        List.of(child, dynamic),
                        "me/consumer",
                        "me"),
                row("a URI too few: all", CLOSED, Child.class, "consumer", List.of(child, root), "root/plain", "root"),
                row(
                        "a URI too many: all",
                        CLOSED,
                        Child.class,
                        "get",
                        List.of(child, root),
                        "root/plain/x",
                        "root/plain",
                        "root"),
                row("the topmost resource", OPEN, Child.class, "get", List.of(child, new Top()), "open", ""),
                row(
                        "the topmost resource with a role",
                        ADMIN,
                        Child.class,
                        "get",
                        List.of(child, new Top()),
                        "admin",
                        ""),
                row("the topmost URI left out: all", ADMIN, Child.class, "get", List.of(child, new Top()), "open"),
                row("no paths: all", BOTH, Child.class, "get", List.of(child, dynamic)),
                row(
                        "classes in place of instances",
                        ADMIN,
                        Child.class,
                        "get",
                        List.of(Child.class, Root.class),
                        "root/admin",
                        "root"),
                row("the resource itself left out", ADMIN, Child.class, "get", List.of(root), "root/admin", "root"),
                row(
                        "a locator that nothing shows",
                        CLOSED,
                        Child.class,
                        "get",
                        List.of(child, new Programmed()),
                        "programmed/x",
                        "programmed"),
                row("a sub-resource without its parents", CLOSED, Child.class, "get", List.of()),
                row("a root resource without itself", ADMIN, Root.class, "post", List.of()),
                row("a method that the implementation has added", OPEN, Object.class, "hashCode", List.of()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("requests")
    void rule_of_a_request_is_its_methods_and_that_of_all_locators(
            String what, RoleRule rule, Class<?> type, String method, List<?> resources, List<String> uris)
            throws Exception {
        assertThat(rule(type, method, RequestInfo.of("", resources, uris)))
                .as(what)
                .isEqualTo(rule);
    }

    private static ResourceRules deployed(Class<?>... resources) {
        ResourceRules rules = new ResourceRules();
        Stream.of(resources)
                .flatMap(resource -> Arrays.stream(resource.getMethods())
                        .map(method -> new ResourceMethod(resource, method))
                        .filter(ResourceMethod::isForRequests))
                .forEach(rules::addDeployed);
        return rules;
    }

    @ParameterizedTest
    @CsvSource({
        "root,            ADMIN",
        "/root,           ADMIN",
        "root/,           ADMIN",
        "root;a=1,        ADMIN",
        "root/closed/1,   CLOSED",
        "classed,         ADMIN",
        "root/admin,      CLOSED",
        "nowhere,         CLOSED",
        "consumer,        CLOSED",
    })
    void description_has_the_rule_of_the_class_else_of_the_methods_at_its_path(String path, String rule) {
        ResourceRules rules = deployed(Root.class, Classed.class, Child.class);

        assertThat(rules.ofDescription(RequestInfo.of(path, List.of(), List.of())))
                .isEqualTo(rule.equals("ADMIN") ? ADMIN : CLOSED);
    }

    @Test
    void description_of_a_resource_without_rules_is_open() {
        ResourceRules rules = new ResourceRules();
        Arrays.stream(Child.class.getMethods())
                .filter(method -> method.getName().equals("get"))
                .forEach(method -> rules.addDeployed(new ResourceMethod(Plain.class, method)));

        assertThat(rules.ofDescription(RequestInfo.of("plain", List.of(), List.of())))
                .isEqualTo(OPEN);
    }

    @Path("plain")
    public static class Plain extends Child {}
}
