package io.github.camelheymarket;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleNameEndingWith;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameStartingWith;
import static com.tngtech.archunit.lang.conditions.ArchConditions.callMethodWhere;
import static com.tngtech.archunit.lang.conditions.ArchConditions.not;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.constructors;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaConstructor;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.stream.Stream;

/** Each package knows those below it and none above. */
@AnalyzeClasses(packages = ArchitectureTest.ROOT, importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    static final String ROOT = "io.github.camelheymarket";

    @ArchTest
    static final ArchRule operation = knowsOnly(
            "operation",
            "configuration option sync bulk delete message plan find job lock storage paging merge api client shape row spi model exception");

    @ArchTest
    static final ArchRule coalesce = knowsOnly(
            "coalesce",
            "operation configuration option bulk plan job lock merge api client shape row spi model exception");

    @ArchTest
    static final ArchRule option = knowsOnly("option", "");

    @ArchTest
    static final ArchRule lock = knowsOnly("lock", "spi exception");

    @ArchTest
    static final ArchRule configuration = knowsOnly("configuration", "spi model");

    @ArchTest
    static final ArchRule sync = knowsOnly(
            "sync", "option bulk delete plan job lock storage paging merge api client shape row spi model exception");

    @ArchTest
    static final ArchRule bulk =
            knowsOnly("bulk", "option plan find job lock storage merge api client shape row spi model exception");

    @ArchTest
    static final ArchRule delete = knowsOnly("delete", "job storage merge api shape client spi model exception");

    @ArchTest
    static final ArchRule message =
            knowsOnly("message", "paging find job storage merge api client shape row spi model exception");

    @ArchTest
    static final ArchRule plan =
            knowsOnly("plan", "option find job lock storage merge api client shape row spi model exception");

    @ArchTest
    static final ArchRule find = knowsOnly("find", "job merge api client shape row spi model exception");

    @ArchTest
    static final ArchRule job = knowsOnly("job", "lock api shape client spi model exception");

    @ArchTest
    static final ArchRule changes = knowsOnly("changes", "option storage paging api shape client spi model exception");

    @ArchTest
    static final ArchRule paging = knowsOnly("paging", "option api client shape row spi model exception");

    @ArchTest
    static final ArchRule storage = knowsOnly("storage", "spi model exception");

    @ArchTest
    static final ArchRule merge = knowsOnly("merge", "api client shape row spi model exception");

    @ArchTest
    static final ArchRule api = knowsOnly("api", "client shape row spi model exception");

    @ArchTest
    static final ArchRule client = knowsOnly("client", "option spi model exception");

    @ArchTest
    static final ArchRule shape = knowsOnly("shape", "row spi model exception");

    @ArchTest
    static final ArchRule row = knowsOnly("row", "spi model exception");

    @ArchTest
    static final ArchRule spi = knowsOnly("spi", "model exception");

    @ArchTest
    static final ArchRule model = knowsOnly("model", "");

    /** One carries the result of a bulk that failed in part, so that exceptions stand above the model. */
    @ArchTest
    static final ArchRule exception = knowsOnly("exception", "model");

    @ArchTest
    static final ArchRule webhook = knowsOnly("webhook", "option spi model exception");

    @ArchTest
    static final ArchRule converter = knowsOnly("converter", "spi model exception");

    @ArchTest
    static final ArchRule transform = knowsOnly("transform", "spi model exception");

    @ArchTest
    static final ArchRule metrics = knowsOnly("metrics", "client spi model exception");

    @ArchTest
    static final ArchRule tracing = knowsOnly("tracing", "client spi");

    /** It reads an endpoint from outside, as every decorator of camel-telemetry does. */
    @ArchTest
    static final ArchRule telemetry = noClasses()
            .that()
            .resideOutsideOfPackage(ROOT + ".telemetry..")
            .should()
            .dependOnClassesThat(resideInAnyPackage(ROOT + ".telemetry..", "org.apache.camel.telemetry.."));

    /** What is optional is known in one place, which is not loaded where it is absent. */
    @ArchTest
    static final ArchRule micrometer = classes()
            .that()
            .resideOutsideOfPackage(ROOT + ".metrics..")
            .should()
            .onlyDependOnClassesThat(resideOutsideOfPackage("io.micrometer.."));

    /** The root knows what checks it, so that this may read no more of it than what Camel's plugin wrote about the options. */
    @ArchTest
    static final ArchRule check = classes()
            .that()
            .resideInAPackage(ROOT + ".check..")
            .should()
            .onlyDependOnClassesThat(resideOutsideOfPackage(ROOT + "..")
                    .or(resideInAnyPackage(ourPackages(
                            "check",
                            "configuration",
                            "operation",
                            "option",
                            "sync",
                            "client",
                            "row",
                            "spi",
                            "model",
                            "exception")))
                    .or(simpleNameEndingWith("Configurer").and(resideInAPackage(ROOT)))
                    .or(simpleNameEndingWith("UriFactory").and(resideInAPackage(ROOT))));

    /** What a context has one of is stored by one class, under one lock. */
    @ArchTest
    static final ArchRule onePerContext = classes()
            .that()
            .doNotHaveFullyQualifiedName(ROOT + ".client.PerContext")
            .should(not(callMethodWhere(target(nameStartingWith("addContextPlugin")))));

    @ArchTest
    static final ArchRule noCycles = slices().matching(ROOT + ".(*)..").should().beFreeOfCycles();

    /** That the sandbox shares nothing with the component is in its pom: otherwise a mistake could be in both, and no test would see it. */
    @ArchTest
    static final ArchRule sandboxHasNoCycles =
            slices().matching(ROOT + ".sandbox.(*)..").should().beFreeOfCycles();

    /** What the sandbox stores does not know how it is asked. */
    @ArchTest
    static final ArchRule sandboxStores = noClasses()
            .that()
            .resideInAnyPackage(ourPackages("sandbox.store", "sandbox.messaging", "sandbox.settings", "sandbox.fault"))
            .should()
            .dependOnClassesThat(resideInAnyPackage(ourPackages("sandbox.http", "sandbox.endpoint", "sandbox.page")));

    /** Values with more parts are made of smaller values, or by a builder. */
    @ArchTest
    static final ArchRule constructorsAreShort = constructors()
            .that()
            .areDeclaredInClassesThat()
            .resideOutsideOfPackage(ROOT + ".sandbox..")
            .should(haveAtMost(6));

    private static ArchCondition<JavaConstructor> haveAtMost(int parameters) {
        return new ArchCondition<>("have at most " + parameters + " parameters") {
            @Override
            public void check(JavaConstructor constructor, ConditionEvents events) {
                // The compiler gives the constructors of enums a name and a position.
                int added = constructor.getOwner().isEnum() ? 2 : 0;
                int count = constructor.getRawParameterTypes().size() - added;
                if (count > parameters) {
                    events.add(SimpleConditionEvent.violated(
                            constructor, constructor.getFullName() + " has " + count + " parameters"));
                }
            }
        };
    }

    /** Of our packages a package knows itself and those named, with spaces between them. */
    private static ArchRule knowsOnly(String name, String others) {
        String[] known = ourPackages((name + " " + others).trim().split(" "));
        return classes()
                .that()
                .resideInAPackage(ROOT + "." + name + "..")
                .should()
                .onlyDependOnClassesThat(resideOutsideOfPackage(ROOT + "..").or(resideInAnyPackage(known)));
    }

    private static String[] ourPackages(String... names) {
        return Stream.of(names).map(name -> ROOT + "." + name + "..").toArray(String[]::new);
    }
}
