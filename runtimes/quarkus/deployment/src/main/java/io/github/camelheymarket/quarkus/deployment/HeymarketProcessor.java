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

/** The build steps for an application with the component; most of them matter in a native image only. */
class HeymarketProcessor {

    private static final String FEATURE = "camel-heymarket";
    private static final String ROOT = "io.github.camelheymarket";

    /**
     * The packages of the classes that routes use: Jackson reads and writes bodies, the simple language calls their getters, and
     * routes name exceptions by their classes.
     */
    private static final Set<String> USED_BY_ROUTES = Set.of(ROOT + ".model", ROOT + ".exception");

    /** The options, of which an application may create an object by {@code #class:}. */
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
    ReflectiveClassBuildItem usedByRoutes(CombinedIndexBuildItem index) {
        Stream<String> packages = names(index.getIndex().getKnownClasses(), USED_BY_ROUTES);
        return ReflectiveClassBuildItem.builder(
                        Stream.concat(packages, Stream.of(CONFIGURATION)).toArray(String[]::new))
                .reason(FEATURE)
                .methods()
                .fields()
                .build();
    }

    /** The services that Camel Quarkus does not register; it registers the others. */
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
