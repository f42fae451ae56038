package io.github.entrafilter.servlet.startup;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.entrafilter.servlet.EntraFilter;
import jakarta.servlet.FilterRegistration;
import jakarta.servlet.ServletContext;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class FilterDeclarationTest {

    private static final String OURS = EntraFilter.class.getName();

    /** A container's description of a filter; it has no other information. */
    private static FilterRegistration registration(
            String name, String type, List<String> patterns, List<String> servlets) {
        return fake(
                FilterRegistration.class,
                Map.of(
                        "getName", name,
                        "getClassName", type,
                        "getUrlPatternMappings", patterns,
                        "getServletNameMappings", servlets,
                        "getInitParameters", Map.of("realm", name)));
    }

    private static ServletContext context(FilterRegistration... registrations) {
        Map<String, FilterRegistration> byName = new HashMap<>();
        for (FilterRegistration registration : registrations) {
            byName.put(registration.getName(), registration);
        }
        return fake(ServletContext.class, Map.of("getFilterRegistrations", byName));
    }

    private static <T> T fake(Class<T> type, Map<String, Object> answers) {
        InvocationHandler handler = (proxy, method, arguments) -> answers.get(method.getName());
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }

    @Nested
    class Finds {

        @Test
        void filters_of_our_class_are_found_under_any_name() {
            ServletContext context = context(registration("Orders", OURS, List.of("/orders/*"), List.of()));
            assertThat(FilterDeclaration.mappedIn(context))
                    .containsExactly(new FilterDeclaration("Orders", Map.of("realm", "Orders")));
        }

        @Test
        void filters_mapped_to_a_servlet_are_found() {
            ServletContext context = context(registration("Orders", OURS, List.of(), List.of("OrdersServlet")));
            assertThat(FilterDeclaration.mappedIn(context)).hasSize(1);
        }

        @Test
        void several_filters_are_found() {
            ServletContext context = context(
                    registration("Orders", OURS, List.of("/orders/*"), List.of()),
                    registration("Admin", OURS, List.of("/admin/*"), List.of()));
            assertThat(FilterDeclaration.mappedIn(context))
                    .extracting(FilterDeclaration::name)
                    .containsExactlyInAnyOrder("Orders", "Admin");
        }
    }

    @Nested
    class Passes_over {

        @Test
        void filters_of_other_classes_are_skipped() {
            ServletContext context =
                    context(registration("EntraFilter", "com.contoso.Filter", List.of("/*"), List.of()));
            assertThat(FilterDeclaration.mappedIn(context)).isEmpty();
        }

        @Test
        void unmapped_filters_are_skipped() {
            ServletContext context = context(registration("EntraFilter", OURS, List.of(), List.of()));
            assertThat(FilterDeclaration.mappedIn(context)).isEmpty();
        }
    }

    @Test
    void null_mappings_mean_no_mapping() {
        FilterRegistration none =
                fake(FilterRegistration.class, Map.of("getName", "EntraFilter", "getClassName", OURS));
        assertThat(FilterDeclaration.mappedIn(context(none))).isEmpty();
    }

    @Nested
    class Where_nothing_seems_to_be_mapped {

        @Test
        void application_settings_protect_everything_without_mappings() {
            ServletContext context = context();
            assertThat(FilterDeclaration.ofEverything(context))
                    .containsExactly(new FilterDeclaration(FrontFilter.NAME, Map.of()));
        }

        @Test
        void settings_of_a_filter_with_hidden_mappings_are_used() {
            ServletContext context = context(registration("Orders", OURS, List.of(), List.of()));
            assertThat(FilterDeclaration.ofEverything(context))
                    .containsExactly(new FilterDeclaration("Orders", Map.of("realm", "Orders")));
        }
    }
}
