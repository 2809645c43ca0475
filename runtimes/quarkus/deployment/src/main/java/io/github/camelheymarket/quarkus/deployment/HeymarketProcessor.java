package io.github.camelheymarket.quarkus.deployment;

import io.quarkus.deployment.annotations.BuildProducer;
import io.quarkus.deployment.annotations.BuildStep;
import io.quarkus.deployment.builditem.CombinedIndexBuildItem;
import io.quarkus.deployment.builditem.ExtensionSslNativeSupportBuildItem;
import io.quarkus.deployment.builditem.FeatureBuildItem;
import io.quarkus.deployment.builditem.IndexDependencyBuildItem;
import io.quarkus.deployment.builditem.nativeimage.NativeImageResourcePatternsBuildItem;
import io.quarkus.deployment.builditem.nativeimage.ReflectiveClassBuildItem;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.IndexView;

/** What a Quarkus application with the component is told while it is built; most of it matters in a native image only. */
class HeymarketProcessor {

    static final String FEATURE = "camel-heymarket";

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

    /** The jar has no index of its own; with one, Camel's services in it are found too. */
    @BuildStep
    IndexDependencyBuildItem index() {
        return new IndexDependencyBuildItem(ROOT, "camel-heymarket");
    }

    @BuildStep
    ReflectiveClassBuildItem reflection(CombinedIndexBuildItem index) {
        return ReflectiveClassBuildItem.builder(handedToRoutes(index.getIndex()))
                .reason("Camel Heymarket")
                .methods()
                .fields()
                .build();
    }

    private static String[] handedToRoutes(IndexView index) {
        List<String> names = new ArrayList<>();
        for (ClassInfo type : index.getKnownClasses()) {
            if (HANDED_TO_ROUTES.contains(type.name().packagePrefix())) {
                names.add(type.name().toString());
            }
        }
        names.add(CONFIGURATION);
        return names.toArray(String[]::new);
    }

    /** libphonenumber reads its tables of countries as resources. */
    @BuildStep
    void phoneTables(BuildProducer<NativeImageResourcePatternsBuildItem> resources) {
        resources.produce(NativeImageResourcePatternsBuildItem.builder()
                .includeGlob("com/google/i18n/phonenumbers/data/**")
                .build());
    }
}
