package io.github.camelheymarket;

import io.github.camelheymarket.sandbox.HeymarketSandbox;
import io.github.camelheymarket.sandbox.HeymarketSandboxExtension;
import io.github.camelheymarket.sandbox.settings.Profile;
import io.github.camelheymarket.sandbox.settings.Switch;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.provider.Arguments;

/** Each value of a switch that decides the form of an answer. */
abstract class AnswerShapesRouteTestCase {

    static final String PHONE = "12025550143";

    @RegisterExtension
    static final HeymarketSandboxExtension HEYMARKET = new HeymarketSandboxExtension();

    @RegisterExtension
    final RouteTester routes = new RouteTester(HEYMARKET);

    static Stream<Arguments> each(Switch question) {
        return Stream.of(Profile.values())
                .flatMap(profile -> question.allowed().stream().map(value -> Arguments.of(profile, value)));
    }

    HeymarketSandbox sandbox(Profile profile, Switch question, String value) {
        HeymarketSandbox sandbox = routes.sandbox(profile);
        sandbox.set(question, value);
        return sandbox;
    }
}
