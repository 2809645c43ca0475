package io.github.camelheymarket.quarkus.deployment;

import io.quarkus.deployment.annotations.BuildStep;
import io.quarkus.deployment.builditem.CombinedIndexBuildItem;
import io.quarkus.deployment.builditem.ExtensionSslNativeSupportBuildItem;
import io.quarkus.deployment.builditem.FeatureBuildItem;
import io.quarkus.deployment.builditem.IndexDependencyBuildItem;
import io.quarkus.deployment.builditem.nativeimage.NativeImageResourcePatternsBuildItem;
import io.quarkus.deployment.builditem.nativeimage.ReflectiveClassBuildItem;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.camel.console.DevConsole;
import org.apache.camel.spi.Transformer;
import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.IndexView;

/** What a Quarkus application with the component is told while it is built; most of it matters in a native image only. */
class HeymarketProcessor {

    private static final String FEATURE = "camel-heymarket";
    private static final String ROOT = "io.github.camelheymarket";

    /**
     * What routes hold in their hands: Jackson reads and writes it, the simple language calls its getters. Exceptions are
     * also classes that routes name.
     */
    private static final Set<String> HANDED_TO_ROUTES = Set.of(ROOT + ".model", ROOT + ".exception");

    /** Options, which an application may make by {@code #class:}. */
    private static final String CONFIGURATION = ROOT + ".HeymarketConfiguration";

    @BuildStep
    FeatureBuildItem feature() {
        return new FeatureBuildItem(FEATURE);
    }

    @BuildStep
    ExtensionSslNativeSupportBuildItem https() {
        return new ExtensionSslNativeSupportBuildItem(FEATURE);
    }

    /** The jar has no index of its own. */
    @BuildStep
    IndexDependencyBuildItem index() {
        return new IndexDependencyBuildItem(ROOT, "camel-heymarket");
    }

    @BuildStep
    ReflectiveClassBuildItem handedToRoutes(CombinedIndexBuildItem index) {
        Stream<String> packages = names(index.getIndex().getKnownClasses(), HANDED_TO_ROUTES);
        return ReflectiveClassBuildItem.builder(
                        Stream.concat(packages, Stream.of(CONFIGURATION)).toArray(String[]::new))
                .reason(FEATURE)
                .methods()
                .fields()
                .build();
    }

    /** The services that Camel Quarkus leaves out; it opens the others itself. */
    @BuildStep
    ReflectiveClassBuildItem services(CombinedIndexBuildItem combined) {
        IndexView index = combined.getIndex();
        return ReflectiveClassBuildItem.builder(Stream.concat(
                                names(index.getAllKnownSubclasses(Transformer.class), Set.of(ROOT + ".transform")),
                                names(index.getAllKnownImplementations(DevConsole.class), Set.of(ROOT)))
                        .toArray(String[]::new))
                .reason(FEATURE)
                .methods()
                .build();
    }

    /** libphonenumber reads its tables of countries as resources, and the component the description of its options. */
    @BuildStep
    NativeImageResourcePatternsBuildItem resources() {
        return NativeImageResourcePatternsBuildItem.builder()
                .includeGlob("com/google/i18n/phonenumbers/data/**")
                .includeGlob("META-INF/io/github/camelheymarket/heymarket.json")
                .build();
    }

    private static Stream<String> names(Collection<ClassInfo> classes, Set<String> packages) {
        return classes.stream()
                .map(ClassInfo::name)
                .filter(name -> packages.contains(name.packagePrefix()))
                .map(Object::toString);
    }
}
