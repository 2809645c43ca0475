package io.github.camelheymarket;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.stream.Stream;

/** Each package knows those below it and none above. */
@AnalyzeClasses(packages = ArchitectureTest.ROOT, importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    static final String ROOT = "io.github.camelheymarket";

    @ArchTest
    static final ArchRule operation =
            knowsOnly("operation", "sync", "bulk", "storage", "paging", "client", "row", "spi", "model", "exception");

    @ArchTest
    static final ArchRule sync =
            knowsOnly("sync", "bulk", "storage", "paging", "client", "row", "spi", "model", "exception");

    @ArchTest
    static final ArchRule bulk = knowsOnly("bulk", "storage", "client", "row", "spi", "model", "exception");

    @ArchTest
    static final ArchRule changes = knowsOnly("changes", "storage", "paging", "client", "spi", "model", "exception");

    @ArchTest
    static final ArchRule paging = knowsOnly("paging", "client", "row", "spi", "model", "exception");

    @ArchTest
    static final ArchRule storage = knowsOnly("storage", "spi", "model", "exception");

    @ArchTest
    static final ArchRule client = knowsOnly("client", "spi", "model", "exception");

    @ArchTest
    static final ArchRule row = knowsOnly("row", "spi", "model", "exception");

    @ArchTest
    static final ArchRule spi = knowsOnly("spi", "model", "exception");

    @ArchTest
    static final ArchRule model = knowsOnly("model");

    /** One carries the result of a bulk that failed in part, so that exceptions stand above the model. */
    @ArchTest
    static final ArchRule exception = knowsOnly("exception", "model");

    @ArchTest
    static final ArchRule webhook = knowsOnly("webhook", "spi", "model", "exception");

    @ArchTest
    static final ArchRule converter = knowsOnly("converter", "spi", "model", "exception");

    @ArchTest
    static final ArchRule transform = knowsOnly("transform", "spi", "model", "exception");

    @ArchTest
    static final ArchRule metrics = knowsOnly("metrics", "client", "spi", "model", "exception");

    /** What is optional is known in one place, which is not loaded where it is absent. */
    @ArchTest
    static final ArchRule micrometer = classes()
            .that()
            .resideOutsideOfPackage(ROOT + ".metrics..")
            .should()
            .onlyDependOnClassesThat(resideOutsideOfPackage("io.micrometer.."));

    @ArchTest
    static final ArchRule noCycles = slices().matching(ROOT + ".(*)..").should().beFreeOfCycles();

    /** Of our packages a package knows itself and those named. */
    private static ArchRule knowsOnly(String name, String... others) {
        String[] known = Stream.concat(Stream.of(name), Stream.of(others))
                .map(other -> ROOT + "." + other + "..")
                .toArray(String[]::new);
        return classes()
                .that()
                .resideInAPackage(ROOT + "." + name + "..")
                .should()
                .onlyDependOnClassesThat(resideOutsideOfPackage(ROOT + "..").or(resideInAnyPackage(known)));
    }
}
