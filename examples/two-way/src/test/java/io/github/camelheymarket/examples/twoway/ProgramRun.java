package io.github.camelheymarket.examples.twoway;

import io.github.camelheymarket.examples.common.ExampleRun;
import java.util.Map;

final class ProgramRun extends ExampleRun {

    private ProgramRun(Map<String, String> environment, String... arguments) {
        super((out, err) -> new TwoWay(environment, out, err).run(arguments));
    }

    static ProgramRun of(Map<String, String> environment, String... arguments) {
        return new ProgramRun(environment, arguments);
    }
}
