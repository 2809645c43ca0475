package io.github.camelheymarket.examples.quarkus;

import io.github.camelheymarket.examples.common.application.OneCommandSpec;

class RunTest extends OneCommandSpec {

    RunTest() {
        super("quarkus");
    }
}
