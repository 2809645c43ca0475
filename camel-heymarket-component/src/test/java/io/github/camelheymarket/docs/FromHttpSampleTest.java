package io.github.camelheymarket.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelheymarket.sandbox.HeymarketSandbox;
import io.github.camelheymarket.sandbox.HeymarketSandboxExtension;
import io.github.camelheymarket.sandbox.Seed;
import io.github.camelheymarket.sandbox.settings.Profile;
import io.github.camelheymarket.sandbox.store.SandboxContact;
import java.util.List;
import java.util.Map;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Runs the routes of the guide for users of plain {@code http:} routes, both kinds, to the same result. */
class FromHttpSampleTest {

    private static final String PHONE = "12025550143";
    private static final String OTHER_PHONE = "12025550144";

    enum Kind {
        PLAIN,
        MOVED
    }

    @RegisterExtension
    static final HeymarketSandboxExtension HEYMARKET =
            new HeymarketSandboxExtension(builder -> builder.profile(Profile.KIND));

    @RegisterExtension
    final FromHttpContext routes = new FromHttpContext(HEYMARKET);

    private final HeymarketSandbox sandbox = HEYMARKET.sandbox();

    private void start(Kind kind) throws Exception {
        if (kind == Kind.PLAIN) {
            routes.startPlain();
        } else {
            routes.startMoved();
        }
    }

    @ParameterizedTest
    @EnumSource
    void create(Kind kind) throws Exception {
        start(kind);

        Object created = routes.template().requestBody("direct:create", Map.of("phone", PHONE, "first", "Mara"));

        SandboxContact mara = sandbox.findByPhone(PHONE).orElseThrow();
        assertThat(mara.first()).isEqualTo("Mara");
        assertThat(((Number) routes.camel()
                                .getTypeConverter()
                                .convertTo(Map.class, created)
                                .get("id"))
                        .longValue())
                .isEqualTo(mara.id());
    }

    @ParameterizedTest
    @EnumSource
    void update(Kind kind) throws Exception {
        long id = sandbox.seed(Seed.phone(PHONE).last("Lindqvist")).id();
        start(kind);

        routes.template().requestBodyAndHeader("direct:update", Map.of("phone", PHONE, "last", "Okafor"), "id", id);

        assertThat(sandbox.findById(id).orElseThrow().last()).isEqualTo("Okafor");
    }

    @ParameterizedTest
    @EnumSource
    void show(Kind kind) throws Exception {
        long id =
                sandbox.seed(Seed.phone(PHONE).first("Mara").assignedUserId(31)).id();
        start(kind);

        assertThat(routes.template().requestBody("direct:show", id)).isEqualTo("Mara, of 31");
    }

    @ParameterizedTest
    @EnumSource
    void load(Kind kind) throws Exception {
        sandbox.seed(Seed.phone(PHONE).first("Mara"));
        start(kind);

        routes.template()
                .requestBody(
                        "direct:load",
                        List.of(Map.of("phone", PHONE, "first", "Ines"), Map.of("phone", OTHER_PHONE, "first", "Tom")));

        assertThat(sandbox.contacts()).extracting(SandboxContact::first).containsExactlyInAnyOrder("Ines", "Tom");
    }

    @ParameterizedTest
    @EnumSource
    void list(Kind kind) throws Exception {
        sandbox.seedMany(70, 1);
        start(kind);

        routes.template().requestBody("direct:list", (Object) null);

        assertThat(routes.mock("contact").getExchanges()).hasSize(70);
    }

    @ParameterizedTest
    @EnumSource
    void delete(Kind kind) throws Exception {
        String uuid = sandbox.seed(Seed.phone(PHONE)).uuid().toString();
        sandbox.seed(Seed.phone(OTHER_PHONE));
        start(kind);

        routes.template().requestBody("direct:delete", List.of(uuid));

        assertThat(sandbox.contacts()).extracting(SandboxContact::phone).containsExactly(OTHER_PHONE);
    }

    @ParameterizedTest
    @EnumSource
    void stop(Kind kind) throws Exception {
        long id = sandbox.seed(Seed.phone(PHONE)).id();
        start(kind);

        routes.template().requestBody("direct:stop", PHONE);

        assertThat(sandbox.findById(id).orElseThrow().isOptedOut()).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void refused(Kind kind) throws Exception {
        start(kind);

        routes.template().requestBody("direct:create", Map.of("phone", PHONE, "email", "nowhere"));

        assertThat(routes.mock("refused").getExchanges())
                .singleElement()
                .satisfies(exchange -> assertThat(exchange.getMessage().getHeader("reason", String.class))
                        .contains("email"));
    }

    @Test
    void oneRouteIsMovedAndTheOthersStay() throws Exception {
        PlainHttpRoutes theRest = new PlainHttpRoutes(routes.token()) {
            @Override
            void create() {
                // Moved.
            }
        };
        RouteBuilder moved = new MovedRoutes() {
            @Override
            public void configure() {
                create();
            }
        };
        routes.start(theRest, moved);

        routes.template().requestBody("direct:load", List.of(Map.of("phone", PHONE), Map.of("phone", OTHER_PHONE)));

        assertThat(sandbox.contactCount()).isEqualTo(2);
        assertThat(sandbox.requests("POST", "/v2/contact"))
                .extracting(request -> request.method() + " " + request.path())
                .contains("POST /v2/contact", "POST /v2/contacts/search");
    }
}
