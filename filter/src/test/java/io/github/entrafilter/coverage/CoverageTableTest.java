package io.github.entrafilter.coverage;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.entrafilter.coverage.CoverageRow.State;
import io.github.entrafilter.coverage.Endpoint.Kind;
import io.github.entrafilter.coverage.ProtectingFilter.Mode;
import io.github.entrafilter.coverage.ProtectingFilter.Preflights;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CoverageTableTest {

    private static final Endpoint ORDERS = new Endpoint(Kind.SERVLET, "orders", "/orders/*");
    private static final Endpoint HEALTH = new Endpoint(Kind.SERVLET, "health", "/health");
    private static final Endpoint API = new Endpoint(Kind.JAXRS, "Api", "/api/*");
    private static final Endpoint JSP = Endpoint.jsp("*.jsp");
    private static final Endpoint FILES = Endpoint.staticFiles();
    private static final List<Endpoint> ALL = List.of(ORDERS, HEALTH, API, JSP, FILES);

    private static FilterMapping on(String filter, String pattern, Dispatch... dispatches) {
        return new FilterMapping(filter, List.of(pattern), List.of(), Set.copyOf(Arrays.asList(dispatches)));
    }

    private static ProtectingFilter filter(String name, String pattern, String... publicPaths) {
        return new ProtectingFilter(
                name, List.of(on(name, pattern)), Set.of(), List.of(publicPaths), Preflights.REFUSED, Mode.ENFORCE);
    }

    private static ProtectingFilter reporting(String name, String pattern) {
        return new ProtectingFilter(
                name, List.of(on(name, pattern)), Set.of(), List.of(), Preflights.REFUSED, Mode.REPORT);
    }

    private static ProtectingFilter withRoles(String name, String pattern, String... roles) {
        return new ProtectingFilter(
                name, List.of(on(name, pattern)), Set.of(roles), List.of(), Preflights.REFUSED, Mode.ENFORCE);
    }

    private static CoverageRow rowOf(Endpoint endpoint, ProtectingFilter... filters) {
        List<Endpoint> endpoints = new ArrayList<>(ALL);
        if (!endpoints.contains(endpoint)) {
            endpoints.add(endpoint);
        }
        return CoverageTable.of(endpoints, List.of(filters)).rows().stream()
                .filter(row -> row.endpoint().equals(endpoint))
                .findFirst()
                .orElseThrow();
    }

    @Nested
    class State_of_a_row {

        @Test
        void endpoint_without_filter_is_open() {
            assertThat(rowOf(ORDERS))
                    .isEqualTo(new CoverageRow(ORDERS, List.of(), "", List.of(), Preflights.REFUSED, State.OPEN));
        }

        @Test
        void endpoint_behind_a_filter_is_protected() {
            assertThat(rowOf(ORDERS, filter("A", "/*")))
                    .isEqualTo(new CoverageRow(
                            ORDERS, List.of("A"), "any caller", List.of(), Preflights.REFUSED, State.PROTECTED));
        }

        @Test
        void endpoint_behind_a_filter_on_some_of_its_paths_is_partly_open() {
            assertThat(rowOf(ORDERS, withRoles("A", "/orders/admin", "admin")))
                    .isEqualTo(new CoverageRow(
                            ORDERS, List.of("A (part)"), "admin", List.of(), Preflights.REFUSED, State.PARTLY_OPEN));
        }

        @Test
        void endpoint_behind_two_filters_needs_a_role_of_each() {
            assertThat(rowOf(
                            ORDERS,
                            filter("A", "/*"),
                            withRoles("B", "/orders/*", "reader", "admin"),
                            withRoles("C", "/*", "auditor")))
                    .isEqualTo(new CoverageRow(
                            ORDERS,
                            List.of("A", "B", "C"),
                            "admin or reader and auditor",
                            List.of(),
                            Preflights.REFUSED,
                            State.PROTECTED));
        }

        @ParameterizedTest
        @CsvSource({
            // Public paths of a filter on everything.
            "/health, /health, PUBLIC",
            "/health, /health/*, PUBLIC",
            "/orders/*, /orders/*, PUBLIC",
            "/orders/*, /orders/open, PROTECTED",
            "/orders/*, *.css, PROTECTED",
            "/, *.css, PROTECTED",
            "*.css, *.css, PUBLIC"
        })
        void public_endpoint_is_one_whose_every_request_is_public(String pattern, String publicPath, State state) {
            Endpoint endpoint = new Endpoint(Kind.SERVLET, "s", pattern);
            assertThat(CoverageTable.of(List.of(endpoint), List.of(filter("A", "/*", publicPath)))
                            .rows())
                    .extracting(CoverageRow::state)
                    .containsExactly(state);
        }

        @Test
        void public_path_among_others_is_named() {
            assertThat(rowOf(ORDERS, filter("A", "/*", "/orders/open", "/health"))
                            .publicPaths())
                    .containsExactly("/orders/open");
        }

        @Test
        void public_path_of_one_filter_alone_is_not_public() {
            CoverageRow row = rowOf(HEALTH, filter("A", "/*", "/health"), withRoles("B", "/*", "admin"));
            assertThat(row.state()).isEqualTo(State.PROTECTED);
            assertThat(row.publicPaths()).isEmpty();
        }

        @ParameterizedTest
        @CsvSource({
            "PASSED_ON, PASSED_ON, ENFORCE, PASSED_ON",
            "PASSED_ON, REFUSED, ENFORCE, REFUSED",
            "REFUSED, PASSED_ON, ENFORCE, REFUSED",
            "PASSED_ON, REFUSED, REPORT, PASSED_ON"
        })
        void preflights_reach_an_endpoint_if_all_filters_pass_them_on(
                Preflights first, Preflights second, Mode mode, Preflights expected) {
            List<FilterMapping> everywhere = List.of(on("A", "/*"));
            CoverageRow row = rowOf(
                    ORDERS,
                    new ProtectingFilter("A", everywhere, Set.of(), List.of(), first, Mode.ENFORCE),
                    new ProtectingFilter("B", everywhere, Set.of(), List.of(), second, mode));
            assertThat(row.preflights()).isEqualTo(expected);
            assertThat(row.cells().get(4))
                    .isEqualTo("any caller" + (expected == Preflights.PASSED_ON ? ", public: CORS preflights" : ""));
        }

        @Test
        void part_that_is_filtered_and_public_is_open() {
            assertThat(rowOf(ORDERS, filter("A", "/orders/open", "/orders/*")).state())
                    .isEqualTo(State.OPEN);
        }

        @Test
        void filter_in_report_mode_does_not_protect() {
            assertThat(rowOf(ORDERS, reporting("A", "/*")).state()).isEqualTo(State.REPORT_ONLY);
            assertThat(rowOf(ORDERS, reporting("A", "/*"), filter("B", "/orders/x"))
                            .state())
                    .isEqualTo(State.PARTLY_OPEN);
            assertThat(rowOf(ORDERS, reporting("A", "/*"), filter("B", "/*")).state())
                    .isEqualTo(State.PROTECTED);
            assertThat(rowOf(ORDERS, reporting("A", "/orders/x")).state()).isEqualTo(State.OPEN);
        }

        @Test
        void filter_without_requests_does_not_protect() {
            ProtectingFilter filter = new ProtectingFilter(
                    "A",
                    List.of(on("A", "/*", Dispatch.FORWARD, Dispatch.ASYNC)),
                    Set.of(),
                    List.of(),
                    Preflights.REFUSED,
                    Mode.ENFORCE);
            assertThat(rowOf(ORDERS, filter).state()).isEqualTo(State.OPEN);
        }

        @ParameterizedTest
        @CsvSource({"SERVLET, PROTECTED", "JAXRS, PROTECTED", "JSP, PROTECTED", "STATIC_FILES, OPEN", "WEBSOCKET, OPEN"
        })
        void filter_on_a_servlet_name_protects_servlets_only(Kind kind, State state) {
            Endpoint endpoint = new Endpoint(kind, "x", "/x");
            for (String name : List.of("x", "*")) {
                ProtectingFilter filter = new ProtectingFilter(
                        "A",
                        List.of(new FilterMapping("A", List.of(), List.of("other", name), Set.of())),
                        Set.of(),
                        List.of(),
                        Preflights.REFUSED,
                        Mode.ENFORCE);
                assertThat(rowOf(endpoint, filter).state()).isEqualTo(state);
            }
        }

        @ParameterizedTest
        @CsvSource({
            "/chat/{room}, /chat/*, PROTECTED", "/chat/{room}, /chat, PARTLY_OPEN",
                    "/chat/{room}/x, /chat/lobby/*, PARTLY_OPEN",
            "/{room}, /chat/*, PARTLY_OPEN", "/chat, /chat, PROTECTED", "/chat/{room}, /*, PROTECTED"
        })
        void websocket_path_with_variables_is_a_prefix(String path, String pattern, State state) {
            Endpoint endpoint = new Endpoint(Kind.WEBSOCKET, "Chat", path);
            assertThat(rowOf(endpoint, filter("A", pattern)).state()).isEqualTo(state);
        }
    }

    @Nested
    class Lines {

        @Test
        void open_endpoints_come_first_in_aligned_columns() {
            CoverageTable table = CoverageTable.of(
                    ALL,
                    List.of(
                            filter("EntraFilter", "/api/*"),
                            filter("Open", "/health", "/health"),
                            withRoles("Admins", "/orders/admin/*", "admin")));
            assertThat(table.lines())
                    .containsExactly(
                            "OPEN         JSP             *.jsp      no filter",
                            "OPEN         static files    /          no filter",
                            "PARTLY OPEN  servlet orders  /orders/*  Admins (part)  admin",
                            "PUBLIC       servlet health  /health    Open",
                            "PROTECTED    JAX-RS Api      /api/*     EntraFilter    any caller");
        }

        @Test
        void public_part_is_named() {
            assertThat(CoverageTable.of(List.of(FILES), List.of(filter("EntraFilter", "/*", "*.css", "/help/*")))
                            .lines())
                    .containsExactly("PROTECTED  static files  /  EntraFilter  any caller, public: *.css, /help/*");
        }

        @Test
        void package_of_a_class_is_left_out() {
            List<Endpoint> endpoints = List.of(
                    new Endpoint(Kind.WEBSOCKET, "org.shop.Chat$Room", "/chat"),
                    new Endpoint(Kind.SERVLET, "v1.0", "/v1"),
                    new Endpoint(Kind.SERVLET, "a b.c", "/abc"));
            assertThat(CoverageTable.of(endpoints, List.of()).lines())
                    .containsExactly(
                            "OPEN  WebSocket Chat$Room  /chat  no filter",
                            "OPEN  servlet v1.0         /v1    no filter",
                            "OPEN  servlet a b.c        /abc   no filter");
        }

        @Test
        void many_rows_are_counted() {
            List<Endpoint> many = new ArrayList<>();
            for (int i = 0; i < 1000; i++) {
                many.add(new Endpoint(Kind.SERVLET, "s" + i, "/s" + i));
            }
            many.add(FILES);
            List<String> lines =
                    CoverageTable.of(many, List.of(filter("A", "/s1"))).lines();
            assertThat(lines).hasSize(201).last().isEqualTo("and 801 more");
        }

        @Test
        void line_break_in_a_name_does_not_break_the_line() {
            Endpoint endpoint = new Endpoint(Kind.SERVLET, "a\nb", "/x");
            assertThat(CoverageTable.of(List.of(endpoint), List.of()).lines())
                    .containsExactly("OPEN  servlet a?b  /x  no filter");
        }
    }

    @Nested
    class Warning {

        @Test
        void protected_application_has_none() {
            assertThat(CoverageTable.of(ALL, List.of(filter("A", "/*", "/health")))
                            .warning())
                    .isEmpty();
        }

        @Test
        void report_mode_has_a_warning_of_its_own() {
            assertThat(CoverageTable.of(ALL, List.of(reporting("A", "/*"))).warning())
                    .isEmpty();
        }

        @Test
        void open_files_are_closed_by_a_filter_on_everything() {
            assertThat(CoverageTable.of(ALL, List.of(filter("EntraFilter", "/api/*")))
                            .warning())
                    .hasValue("no token is needed for servlet orders at /orders/*; servlet health at /health; JSP at"
                            + " *.jsp; static files at /. To protect them, add <url-pattern>/*</url-pattern> to the"
                            + " filter-mapping of EntraFilter in web.xml; paths that are meant to be public belong in"
                            + " public-paths");
        }

        @Test
        void open_servlet_is_closed_by_its_own_pattern() {
            assertThat(CoverageTable.of(
                                    List.of(ORDERS, API),
                                    List.of(withRoles("Admins", "/orders/admin", "admin"), filter("Api", "/api/*")))
                            .warning())
                    .hasValue(
                            "no token is needed for servlet orders at /orders/* (in part, past Admins). To protect it,"
                                    + " add <url-pattern>/orders/*</url-pattern> to the filter-mapping of Api in web.xml; paths"
                                    + " that are meant to be public belong in public-paths");
        }

        @Test
        void mapping_without_requests_is_named() {
            ProtectingFilter filter = new ProtectingFilter(
                    "A",
                    List.of(on("A", "/*", Dispatch.FORWARD, Dispatch.ERROR)),
                    Set.of(),
                    List.of(),
                    Preflights.REFUSED,
                    Mode.ENFORCE);
            CoverageTable table = CoverageTable.of(List.of(API), List.of(filter));
            assertThat(table.gaps())
                    .first()
                    .isEqualTo(new CoverageGap(
                            "filter A on /* does not see requests, only FORWARD, ERROR dispatches",
                            "Add <dispatcher>REQUEST</dispatcher> to its filter-mapping"));
            assertThat(table.warning().orElseThrow())
                    .startsWith("filter A on /* does not see requests")
                    .contains("filter-mapping. no token is needed for JAX-RS Api at /api/*. To protect it, add ");
        }

        @Test
        void many_open_endpoints_are_closed_by_a_filter_on_everything() {
            List<Endpoint> endpoints = new ArrayList<>();
            for (int i = 0; i < 5; i++) {
                endpoints.add(new Endpoint(Kind.SERVLET, "s" + i, "/s" + i));
            }
            assertThat(CoverageTable.of(endpoints.subList(0, 4), List.of())
                            .warning()
                            .orElseThrow())
                    .contains("/s0", "add <url-pattern>/s0</url-pattern><url-pattern>/s1</url-pattern>");
            assertThat(CoverageTable.of(endpoints, List.of()).warning().orElseThrow())
                    .contains("/s0", "/s4", "add <url-pattern>/*</url-pattern> to");
        }

        @ParameterizedTest
        @CsvSource({
            "SERVLET, '', /*",
            "SERVLET, /, /*",
            "SERVLET, /x, /x",
            "SERVLET, *.x, *.x",
            "WEBSOCKET, /chat/{room}, /chat/*",
            "SERVLET, /*, /*"
        })
        void mapping_that_is_recommended_protects(Kind kind, String pattern, String closing) {
            List<Endpoint> endpoints = List.of(new Endpoint(kind, "x", pattern));
            assertThat(CoverageTable.of(endpoints, List.of()).warning().orElseThrow())
                    .contains("add <url-pattern>" + closing + "</url-pattern> to the filter-mapping of EntraFilter");
            assertThat(CoverageTable.of(endpoints, List.of(filter("EntraFilter", closing)))
                            .warning())
                    .isEmpty();
        }
    }

    @Nested
    class Notes {

        private List<String> notes(List<FilterMapping> mappings, String... publicPaths) {
            return CoverageTable.of(
                            ALL,
                            List.of(new ProtectingFilter(
                                    "A", mappings, Set.of(), List.of(publicPaths), Preflights.REFUSED, Mode.ENFORCE)))
                    .notes();
        }

        @Test
        void filter_on_every_request_has_no_way_past_it() {
            assertThat(notes(List.of(on("A", "/*")))).isEmpty();
        }

        @Test
        void public_path_reaches_others_by_dispatches() {
            assertThat(notes(List.of(on("A", "/*", Dispatch.REQUEST, Dispatch.ASYNC)), "/health"))
                    .containsExactly(
                            "filter A on /* does not see FORWARD, INCLUDE dispatches, through which public paths"
                                    + " and paths outside this filter reach its targets; add <dispatcher>FORWARD</dispatcher><dispatcher>INCLUDE</dispatcher>");
        }

        @Test
        void path_outside_the_filter_reaches_those_behind_it_by_dispatches() {
            assertThat(notes(List.of(on("A", "/orders/*"))))
                    .singleElement()
                    .asString()
                    .startsWith("filter A on /orders/* does not see FORWARD, INCLUDE, ASYNC dispatches");
        }

        @Test
        void mapping_to_all_dispatches_has_no_gap() {
            Dispatch[] all = EnumSet.allOf(Dispatch.class).toArray(Dispatch[]::new);
            assertThat(notes(List.of(on("A", "/orders/*", all)))).isEmpty();
        }

        @Test
        void second_mapping_to_the_same_path_counts() {
            assertThat(notes(List.of(
                            on("A", "/orders/*"),
                            on("A", "/orders/*", Dispatch.FORWARD, Dispatch.INCLUDE, Dispatch.ASYNC))))
                    .isEmpty();
        }
    }
}
