package io.github.camelheymarket.examples.springboot;

import io.github.camelheymarket.examples.common.application.OneCommandSpec;

class RunTest extends OneCommandSpec {

    RunTest() {
        super("spring-boot");
    }
}
