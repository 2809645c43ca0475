package io.github.camelheymarket.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelheymarket.HeymarketEndpoint;
import io.github.camelheymarket.ManagedPolls;
import io.github.camelheymarket.client.AnswerClass;
import io.github.camelheymarket.metrics.HeymarketMeters;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.apache.camel.api.management.ManagedAttribute;
import org.junit.jupiter.api.Test;

/** The page about operations names everything that can be seen. */
class OperationsPageTest {

    private static final String PAGE = Repository.read(Repository.ROOT.resolve("docs/operations.md"));

    @Test
    void eachAttributeOfJmxIsExplained() {
        List<String> attributes = Stream.of(HeymarketEndpoint.class, ManagedPolls.class)
                .flatMap(type -> Arrays.stream(type.getMethods()))
                .filter(method -> method.isAnnotationPresent(ManagedAttribute.class))
                .map(method -> method.getName().replaceFirst("^(get|is)", ""))
                .toList();

        assertThat(attributes)
                .hasSizeGreaterThan(12)
                .allSatisfy(name -> assertThat(PAGE).contains("`" + name + "`"));
    }

    @Test
    void eachMeterIsExplained() throws Exception {
        List<String> meters = new ArrayList<>();
        for (Field field : HeymarketMeters.class.getFields()) {
            if (Modifier.isStatic(field.getModifiers())) {
                meters.add((String) field.get(null));
            }
        }

        assertThat(meters).hasSize(5).allSatisfy(name -> assertThat(PAGE).contains("| `" + name + "` |"));
    }

    @Test
    void eachStatusIsExplained() {
        assertThat(AnswerClass.values()).allSatisfy(status -> assertThat(PAGE).contains("`" + status.label() + "`"));
    }
}
