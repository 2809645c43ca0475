package io.github.camelheymarket.conformance;

import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Each package knows those below it and none above. That it knows no class of component or sandbox is in the pom. */
@AnalyzeClasses(packagesOf = ArchitectureTest.class, importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    private static final String ROOT = ArchitectureTest.class.getPackageName();

    @ArchTest
    static final ArchRule oneDirection = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .layer("run")
            .definedBy(ROOT)
            .layer("report")
            .definedBy(ROOT + ".report")
            .layer("probe")
            .definedBy(ROOT + ".probe")
            .layer("question")
            .definedBy(ROOT + ".question")
            .layer("api")
            .definedBy(ROOT + ".api")
            .whereLayer("run")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("report")
            .mayOnlyBeAccessedByLayers("run")
            .whereLayer("probe")
            .mayOnlyBeAccessedByLayers("run")
            .whereLayer("question")
            .mayOnlyBeAccessedByLayers("run", "report", "probe");
}
