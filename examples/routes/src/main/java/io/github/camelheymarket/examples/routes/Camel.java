package io.github.camelheymarket.examples.routes;

import org.apache.camel.dsl.jbang.core.commands.CamelJBangMain;

/** The Camel CLI, for machines without JBang: the same program as the command {@code camel} of JBang. */
public final class Camel {

    private Camel() {}

    public static void main(String[] arguments) {
        CamelJBangMain.run(arguments);
    }
}
