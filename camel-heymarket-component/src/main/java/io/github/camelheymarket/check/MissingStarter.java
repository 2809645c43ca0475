package io.github.camelheymarket.check;

/** Whether Camel runs on Spring Boot without the starter, where the options of the component are ignored silently. */
final class MissingStarter {

    private static final String CAMEL_ON_BOOT = "org/apache/camel/spring/boot/SpringBootCamelContext.class";
    private static final String STARTER = "io/github/camelheymarket/springboot/HeymarketAutoConfiguration.class";

    private MissingStarter() {}

    /** A sentence for a message about options that are not set, or nothing. */
    static String hint(ClassLoader classes) {
        boolean missing = classes.getResource(CAMEL_ON_BOOT) != null && classes.getResource(STARTER) == null;
        return missing
                ? " Spring Boot ignores camel.component.heymarket.* without the starter, which is missing: add the dependency"
                        + " io.github.camelheymarket:camel-heymarket-starter."
                : "";
    }
}
