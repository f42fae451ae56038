package io.github.entrafilter.doctor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.entrafilter.CapturedLog;
import io.github.entrafilter.application.ApplicationFixture;
import io.github.entrafilter.doctor.TextReport.Style;
import io.github.entrafilter.doctor.war.SampleWar;
import io.github.entrafilter.http.IncomingRequest;
import io.github.entrafilter.http.TestRequest;
import io.github.entrafilter.keys.LoopbackAuthority;
import io.github.entrafilter.keys.TestKeys;
import io.github.entrafilter.protection.Decision;
import io.github.entrafilter.protection.Protection;
import io.github.entrafilter.settings.EffectiveSetting;
import io.github.entrafilter.settings.SettingsReader;
import io.github.entrafilter.token.TestTokens;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Typical mistakes, as far as they show without a container: each gets an exit code or a status, and a message that
 * leads to its fix. The numbers only tell mistakes apart.
 */
class TypicalMistakesTest {

    private static final String ORDERS_URL = "https://orders.contoso.example";

    @TempDir
    private Path folder;

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

    private int run(String... arguments) {
        PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8);
        return new Doctor(
                        StandardInput.of(InputStream.nullInputStream()),
                        out,
                        Style.PLAIN,
                        InstantSource.fixed(TestTokens.NOW))
                .run(arguments);
    }

    private String printed() {
        return printed.toString(StandardCharsets.UTF_8);
    }

    /**
     * Writes settings that work, except for a mistake.
     *
     * @param missing the start of the name of a setting that is left out
     */
    private String config(LoopbackAuthority authority, String missing, String mistake) throws IOException {
        List<String> lines = Stream.of(
                        "ENTRA_TENANT_ID=" + TestTokens.TENANT,
                        "ENTRA_CLIENT_ID=" + TestTokens.API,
                        "ENTRA_AUTHORITY=" + authority.address(),
                        mistake)
                .filter(line -> line.equals(mistake)
                        || Stream.of(missing.split(" ", -1)).noneMatch(name -> line.startsWith(name + "=")))
                .toList();
        return Files.write(folder.resolve("env"), lines).toString();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            quoteCharacter = '~',
            value = {
                "1 ! ENTRA_TENANT_ID ENTRA_CLIENT_ID ! # ! 1 ! (environment ENTRA_TENANT_ID, filter init-param tenant-id)",
                "1 ! ENTRA_TENANT_ID ENTRA_CLIENT_ID ! # ! 1 ! entra.client-id is missing",
                "2 ! ENTRA_TENANT_ID ! entra.tenentId=x ! 1 ! entra.tenentId is not a setting; did you mean entra.tenant-id",
                "3 ! ENTRA_TENANT_ID ! entra.tenant_id=x ! 1 ! entra.tenant_id is not read as a property; write it as entra.tenant-id",
                "3 ! ENTRA_TENANT_ID ! entra.tenantId=x ! 1 ! entra.tenantId is not a setting; did you mean entra.tenant-id",
                "7 ! ENTRA_TENANT_ID ! ENTRA_TENANTID=x ! 1 ! ENTRA_TENANTID is not a setting; did you mean entra.tenant-id",
                "8 ! ENTRA_TENANT_ID ! entra_tenant_id=11111111-1111-1111-1111-111111111111 ! 0 ! starts and protects",
                "9 ! ENTRA_TENANT_ID ! AZURE_TENANT_ID=x ! 1 ! entra.tenant-id is missing",
                "12 ! ENTRA_TENANT_ID ! ENTRA_TENANT_ID=contoso.com ! 1 ! (a domain name will not do)",
                "13 ! ENTRA_TENANT_ID ! ENTRA_TENANT_ID=common ! 1 ! would trust every tenant there is",
                "14 ! ENTRA_TENANT_ID ! ENTRA_TENANT_ID={11111111-1111-1111-1111-111111111111} ! 1 ! write 11111111-1111-1111-1111-111111111111",
                "14 ! ENTRA_TENANT_ID ! ENTRA_TENANT_ID='11111111-1111-1111-1111-111111111111' ! 0 ! docker --env-file keeps them",
                "16 ! - ! ENTRA_AUDIENCES=https://orders.contoso.example/ ! 0 ! with a trailing slash",
                "18 ! ENTRA_AUTHORITY ! ENTRA_AUTHORITY=https://login.microsoftonline.com/x/v2.0 ! 1 ! has a path",
                "19 ! ENTRA_AUTHORITY ! ENTRA_AUTHORITY=login.microsoftonline.com ! 1 ! is not a URL of the form https://host",
                "19 ! ENTRA_AUTHORITY ! ENTRA_AUTHORITY=http://login.microsoftonline.com ! 1 ! is not https (http is for loopback",
                "20 ! ENTRA_CLIENT_ID ! ENTRA_CLIENT_ID=api://33333333-3333-3333-3333-333333333333 ! 1 ! write 33333333-3333-3333-3333-333333333333",
                "21 ! - ! ENTRA_TOKEN_VERSIONS=2 ! 1 ! must be one of 1.0, 2.0; write 2.0",
                "21 ! - ! ENTRA_TOKEN_VERSIONS=v2 ! 1 ! must be one of 1.0, 2.0; write 2.0",
                "26 ! - ! ENTRA_PUBLIC_PATHS=/health/** ! 1 ! is not a servlet URL pattern: /exact/path, /prefix/* or *.extension; write /health/*",
                "26 ! - ! ENTRA_PUBLIC_PATHS=health ! 1 ! *.extension; write /health",
                "26 ! - ! ENTRA_PUBLIC_PATHS=/open/*/x ! 1 ! is not a servlet URL pattern",
                "28 ! - ! ENTRA_PUBLIC_PATHS=/* ! 1 ! would make the whole application public",
                "29 ! - ! ENTRA_PUBLIC_PATHS=/orders/health ! 0 ! begins with the context path /orders",
                "30 ! - ! ENTRA_ROLES_ALLOWED=[consumer] ! 1 ! write consumer",
                "30 ! - ! ENTRA_ROLES_ALLOWED=consumer;admin ! 1 ! write consumer, admin",
                "30 ! - ! ENTRA_ROLES_ALLOWED=consumer|admin ! 0 ! has consumer|admin, which is taken for one name",
                "39 ! - ! ENTRA_CLOCK_SKEW=60 ! 1 ! is not an ISO 8601 duration such as PT30S or PT12H; write PT60S",
                "39 ! - ! ENTRA_CLOCK_SKEW=PT10M ! 1 ! must be between PT0S and PT5M",
                "41 ! - ! ENTRA_MODE=repot ! 1 ! must be one of enforce, report",
                "41 ! - ! ENTRA_MODE=report ! 1 ! starts and DOES NOT PROTECT as written",
                "42 ! - ! ENTRA_REVOKED_FILE=/none/revoked ! 1 ! is not a file that can be read",
                "42 ! - ! ENTRA_TRUST_STORE=/none/trust ! 1 ! is not a file that can be read",
                "42 ! - ! ENTRA_KEY_STORE=/ ! 1 ! is a folder; name a file in it",
                "43 ! - ! ENTRA_ALLOWED_CLIENTS=billing ! 1 ! is not a GUID",
                "44 ! - ! ENTRA_ACCEPTED_CALLERS=application ! 1 ! must be one of applications, users, any",
                "45 ! - ! ENTRA_SCOPES_ALLOWED=orders.read ! 1 ! has no effect: only users' tokens have scopes",
                "46 ! - ! ENTRA_CALLERS=billing:44444444-4444-4444-4444-444444444444 consumer ! 1 ! must have the form name=id role role",
                "46 ! - ! ENTRA_PROXY=user:secret@proxy:3128 ! 1 ! is not of the form http://host:port",
                "46 ! - ! ENTRA_RESOURCE_URL=http://orders.contoso.example ! 1 ! is not https",
            })
    void setting(int number, String missing, String mistake, int exitCode, String message) throws IOException {
        try (LoopbackAuthority authority = new LoopbackAuthority()) {
            authority.publishes(TestKeys.ENTRA);
            assertThat(run(
                            "check-config",
                            "--context-path",
                            "/orders",
                            "--config",
                            config(authority, missing, mistake)))
                    .as(printed())
                    .isEqualTo(exitCode);
            assertThat(printed()).startsWith("Verdict: ").contains(message).doesNotContain("secret");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            value = {
                "4 ! init-param ! tenantId ! 1 ! init-param tenantId is not a setting; did you mean entra.tenant-id",
                "5 ! init-param ! entra.tenant-id ! 1 ! is not a setting; write it as init-param tenant-id",
                "6 ! context-param ! entra.tenant-id ! 1 ! context-param entra.tenant-id is not read; write it as",
                "6 ! context-param ! entra.tenantId ! 1 ! context-param entra.tenantId is not a setting; did you mean",
                "6 ! context-param ! entra_tenant_id ! 1 ! context-param entra_tenant_id is not read; write it as",
                "6 ! context-param ! ENTRA.TENANT-ID ! 1 ! context-param ENTRA.TENANT-ID is not read; write it as",
            })
    void parameter_in_web_xml(int number, String element, String name, int exitCode, String message)
            throws IOException {
        String parameter =
                "<%1$s><param-name>%2$s</param-name><param-value>x</param-value></%1$s>".formatted(element, name);
        Path webXml = Files.writeString(
                folder.resolve("web.xml"),
                element.equals("init-param")
                        ? "<web-app><filter><filter-name>EntraFilter</filter-name>" + parameter + "</filter></web-app>"
                        : "<web-app>" + parameter + "</web-app>");
        try (LoopbackAuthority authority = new LoopbackAuthority()) {
            assertThat(run(
                            "check-config",
                            "--config",
                            webXml.toString(),
                            "--config",
                            config(authority, "ENTRA_TENANT_ID", "#")))
                    .isEqualTo(exitCode);
            assertThat(printed()).contains(message);
        }
    }

    /** 10: a system property in the spelling of the environment. */
    @Test
    void property_in_the_spelling_of_the_environment() throws IOException {
        Path file = Files.writeString(folder.resolve("microprofile-config.properties"), "ENTRA_CLIENT_ID=x");

        assertThat(run("check-config", "--config", file.toString())).isEqualTo(1);
        assertThat(printed()).contains("ENTRA_CLIENT_ID is not read as a property; write it as entra.client-id");
    }

    /** 11: the start-up record names the origin of a value that two sources have. */
    @Test
    void property_that_differs_from_the_environment() {
        assertThat(SettingsReader.ofLines(Map.of("entra.realm", "a", "ENTRA_REALM", "b")).effective().stream()
                        .filter(setting -> !setting.isDefault()))
                .extracting(EffectiveSetting::value, EffectiveSetting::origin)
                .containsExactly(tuple("a", "system property"));
    }

    /** 15: the GUID of no tenant. */
    @Test
    void tenant_that_does_not_exist() throws IOException {
        try (LoopbackAuthority authority = new LoopbackAuthority()) {
            authority.refusesMetadata(400, "AADSTS90002: Tenant not found.");
            assertThat(run("check-config", "--config", config(authority, "-", "#")))
                    .isEqualTo(1);
            assertThat(printed())
                    .startsWith("Verdict: a deployment with these settings gets no signing keys: tenant "
                            + TestTokens.TENANT + " does not exist at " + authority.address()
                            + " (AADSTS90002): correct entra.tenant-id");
        }
    }

    /** 49: an authority that cannot be reached. */
    @Test
    void unreachable_authority() throws IOException {
        String config;
        try (LoopbackAuthority authority = new LoopbackAuthority()) {
            config = config(authority, "-", "#");
        }
        assertThat(run("check-config", "--config", config)).isEqualTo(3);
        assertThat(printed())
                // The operating system words the cause, in the language of its user.
                .containsPattern(
                        "^Verdict: signing keys are unavailable: ConnectException: .+ from http://127\\.0\\.0\\.1:")
                .contains(". Fix: check that http://127.0.0.1:");
    }

    /** 52: no JDK to run the build with; nor a program to download Maven with, which would not need one. */
    @ParameterizedTest
    @CsvSource({
        "/no/such/jdk, The JAVA_HOME environment variable is not defined correctly",
        "'', The java/javac command does not exist in PATH nor is JAVA_HOME set",
    })
    void build_without_a_jdk(String home, String message) throws IOException, InterruptedException {
        Path tools = Files.createDirectory(folder.resolve("bin"));
        for (String tool : List.of("uname", "dirname", "basename", "tr", "mktemp", "mkdir", "rm")) {
            Files.createSymbolicLink(tools.resolve(tool), installed(tool));
        }
        ProcessBuilder build = new ProcessBuilder("sh", "../mvnw", "--version").redirectErrorStream(true);
        build.environment().clear();
        build.environment().putAll(Map.of("PATH", tools.toString(), "JAVA_HOME", home, "HOME", folder.toString()));

        Process process = build.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(output).startsWith(message);
        assertThat(process.waitFor()).isEqualTo(1);
    }

    private static Path installed(String tool) {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1))
                .map(directory -> Path.of(directory, tool))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow();
    }

    static Stream<Arguments> tokens() {
        return Stream.of(
                token(
                        16,
                        401,
                        "wrong_audience",
                        "it differs by a trailing slash only: list it in entra.audiences",
                        TestTokens.v1().claim("aud", ORDERS_URL),
                        "client-id",
                        "",
                        "audiences",
                        ORDERS_URL + "/"),
                token(
                        17,
                        401,
                        "wrong_audience",
                        "being the client id as in a v2.0 token (entra.client-id accepts both)",
                        TestTokens.v2(),
                        "client-id",
                        "",
                        "audiences",
                        "api://" + TestTokens.API),
                token(
                        30,
                        403,
                        "role_missing",
                        "consumer differs by upper and lower case only from Consumer",
                        TestTokens.v1(),
                        "roles-allowed",
                        "Consumer"),
                token(
                        40,
                        401,
                        "token_not_yet_valid",
                        "nbf and iat before",
                        TestTokens.v1()
                                .claim("iat", TestTokens.NOW.plusSeconds(600).getEpochSecond())
                                .claim("nbf", TestTokens.NOW.plusSeconds(600).getEpochSecond())));
    }

    private static Arguments token(
            int number, int status, String reason, String message, TestTokens token, String... settings) {
        return Arguments.of(number, status, reason, message, token.text(), settings);
    }

    @ParameterizedTest
    @MethodSource("tokens")
    void token(int number, int status, String reason, String message, String token, String[] settings)
            throws IOException {
        try (ApplicationFixture application = ApplicationFixture.with(TestKeys.ENTRA, settings)) {
            assertThat(status(application.protection(), TestRequest.with(token)))
                    .isEqualTo(status + " " + reason);
        }
        try (LoopbackAuthority authority = new LoopbackAuthority()) {
            authority.publishes(TestKeys.ENTRA);
            StringBuilder lines = new StringBuilder();
            for (int i = 0; i < settings.length; i += 2) {
                lines.append("entra.")
                        .append(settings[i])
                        .append('=')
                        .append(settings[i + 1])
                        .append('\n');
            }
            String config = config(
                    authority, lines.indexOf("entra.client-id=\n") < 0 ? "-" : "ENTRA_CLIENT_ID", lines.toString());
            assertThat(run("explain", "--config", config, token)).isEqualTo(1);
            assertThat(printed())
                    .startsWith("Verdict: refused, " + reason + ": ")
                    .contains(". Fix: ", message)
                    .doesNotContain(token);
        }
    }

    static Stream<Arguments> requests() {
        String token = TestTokens.v1().text();
        return Stream.of(
                Arguments.of(31, "200 anonymous", TestRequest.to("/open")),
                Arguments.of(27, "200 anonymous", TestRequest.to("/style.css")),
                Arguments.of(50, "401 no_token", preflight()),
                Arguments.of(54, "401 no_token", TestRequest.to("/orders").header("Authorization", token)),
                Arguments.of(54, "401 no_token", TestRequest.to("/orders").sentAs("/orders?access_token=" + token)),
                Arguments.of(
                        54,
                        "400 malformed_credentials",
                        TestRequest.to("/orders").header("Authorization", "Bearer \"" + token + "\"")),
                Arguments.of(
                        54,
                        "400 several_credentials",
                        TestRequest.with(token).header("Authorization", "Bearer " + token)));
    }

    @ParameterizedTest
    @MethodSource("requests")
    void request(int number, String expected, TestRequest request) {
        try (ApplicationFixture application = ApplicationFixture.with(TestKeys.ENTRA, "public-paths", "/open, *.css")) {
            assertThat(status(application.protection(), request)).isEqualTo(expected);
        }
    }

    private static TestRequest preflight() {
        return TestRequest.to("/orders")
                .by("OPTIONS")
                .header("Origin", "https://x")
                .header("Access-Control-Request-Method", "GET");
    }

    /** 50: the same preflight, with the setting for it. */
    @Test
    void preflight_for_the_applications_cors_filter() {
        try (ApplicationFixture application = ApplicationFixture.with(TestKeys.ENTRA, "cors-preflight", "true")) {
            assertThat(status(application.protection(), preflight())).isEqualTo("200 anonymous");
        }
    }

    /** 49: a genuine token without keys to judge it by. */
    @Test
    void request_while_the_authority_is_unreachable() {
        try (ApplicationFixture application = ApplicationFixture.withoutKeys()) {
            assertThat(status(
                            application.protection(),
                            TestRequest.with(TestTokens.v1().text())))
                    .isEqualTo("503 keys_unavailable");
        }
    }

    private static String status(Protection protection, IncomingRequest request) {
        Decision decision = protection.decide(request);
        return decision instanceof Decision.Denied denied
                ? protection.responseTo(denied, request).status() + " "
                        + denied.refusal().reason().stableName()
                : decision instanceof Decision.Anonymous ? "200 anonymous" : "200";
    }

    /** 47: a provider that is not on the class path. */
    @Test
    void verification_provider_that_is_missing() {
        try (CapturedLog log = new CapturedLog(Level.WARNING);
                ApplicationFixture application =
                        ApplicationFixture.with(TestKeys.ENTRA, "verification-provider", "conscrypt")) {
            assertThat(status(
                            application.protection(),
                            TestRequest.with(TestTokens.v1().text())))
                    .isEqualTo("200");
            assertThat(log.lines())
                    .anyMatch(line -> line.startsWith(
                            "WARNING verification provider org.conscrypt.OpenSSLProvider is unavailable"));
        }
    }

    private static final String MAPPING =
            "<filter-mapping><filter-name>%s</filter-name>" + "<url-pattern>%s</url-pattern></filter-mapping>";

    private static final String OWN_FILTER = "<filter><filter-name>Own</filter-name><filter-class>"
            + "io.github.entrafilter.servlet.EntraFilter</filter-class>"
            + "<async-supported>true</async-supported></filter>";

    static Stream<Arguments> wars() {
        return Stream.of(
                Arguments.of(
                        22,
                        1,
                        "the filter is in the WAR more than once",
                        SampleWar.standalone().with("WEB-INF/lib/b.jar", SampleWar.thinJar())),
                Arguments.of(
                        23,
                        1,
                        "Verdict: OPEN: no token is needed for servlet orders at /orders/*",
                        SampleWar.standalone()
                                .servlet("orders", "/orders/*")
                                .webXml(MAPPING.formatted("EntraFilter", "/api/*"))),
                Arguments.of(
                        24,
                        0,
                        "PROTECTED  servlet orders  /orders/*  Own, EntraFilter  any caller",
                        SampleWar.standalone()
                                .servlet("orders", "/orders/*")
                                .webXml(OWN_FILTER
                                        + MAPPING.formatted("Own", "/*")
                                        + MAPPING.formatted("EntraFilter", "/*"))),
                Arguments.of(
                        25,
                        0,
                        "PROTECTED  servlet orders  /orders/*  EntraFilter  any caller",
                        SampleWar.standalone().servlet("orders", "/orders/*").webXml(OWN_FILTER)),
                Arguments.of(
                        33,
                        0,
                        "PROTECTED  servlet orders  /orders/*  EntraFilter  any caller",
                        SampleWar.standalone().with("WEB-INF/web.xml", """
                                <web-app metadata-complete="true">
                                  <servlet><servlet-name>orders</servlet-name></servlet>
                                  <servlet-mapping>
                                    <servlet-name>orders</servlet-name><url-pattern>/orders/*</url-pattern>
                                  </servlet-mapping>
                                </web-app>
                                """)),
                Arguments.of(
                        34,
                        1,
                        "<absolute-ordering> in web.xml leaves entra_filter out",
                        SampleWar.standalone()
                                .servlet("orders", "/orders/*")
                                .webXml("<absolute-ordering><name>other</name></absolute-ordering>")),
                Arguments.of(
                        48,
                        0,
                        "entra.container-login=true requires CDI and Jakarta Security: Tomcat and Jetty have neither",
                        SampleWar.standalone()
                                .servlet("orders", "/orders/*")
                                .with(
                                        "WEB-INF/classes/META-INF/microprofile-config.properties",
                                        "entra.container-login=true")),
                Arguments.of(
                        37,
                        1,
                        "Add nimbus-jose-jwt.jar to WEB-INF/lib, or use entra-filter-standalone.jar alone",
                        SampleWar.withoutJar().with("WEB-INF/lib/a.jar", SampleWar.thinJar())),
                Arguments.of(
                        38,
                        1,
                        "WEB-INF/lib has no entra-filter JAR: nothing protects this WAR",
                        SampleWar.withoutJar().webXml(OWN_FILTER)));
    }

    @ParameterizedTest
    @MethodSource("wars")
    void war(int number, int exitCode, String message, SampleWar war) {
        assertThat(run("explain-war", war.writeTo(folder).toString()))
                .as(printed())
                .isEqualTo(exitCode);
        assertThat(printed()).startsWith("Verdict: ").contains(message);
    }
}
