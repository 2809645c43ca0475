package io.github.camelheymarket.springboot;

import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.UnboundConfigurationPropertiesException;
import org.springframework.boot.context.properties.bind.handler.IgnoreTopLevelConverterNotFoundBindHandler;
import org.springframework.boot.context.properties.bind.handler.NoUnboundElementsBindHandler;
import org.springframework.boot.context.properties.source.UnboundElementsSourceFilter;
import org.springframework.core.env.Environment;

/**
 * Fails the start of an application with an option that the component does not have. The exception has the names of such options but
 * neither values nor a cause, of which Spring Boot would print the value of a misspelt secret.
 */
final class MisspeltOptions implements InitializingBean {

    private final Environment environment;

    MisspeltOptions(Environment environment) {
        this.environment = environment;
    }

    @Override
    public void afterPropertiesSet() {
        String names = unbound();
        if (!names.isEmpty()) {
            throw new IllegalStateException("The component heymarket does not have these options: " + names
                    + ". The page of the component lists all there are.");
        }
    }

    private String unbound() {
        try {
            Binder.get(environment)
                    .bind(
                            HeymarketProperties.PREFIX,
                            Bindable.of(HeymarketProperties.class),
                            new NoUnboundElementsBindHandler(
                                    new IgnoreTopLevelConverterNotFoundBindHandler(),
                                    new UnboundElementsSourceFilter()));
            return "";
        } catch (BindException e) {
            if (e.getCause() instanceof UnboundConfigurationPropertiesException unbound) {
                return unbound.getUnboundProperties().stream()
                        .map(property -> property.getName().toString())
                        .collect(Collectors.toCollection(TreeSet::new))
                        .stream()
                        .collect(Collectors.joining(", "));
            }
            // Values that cannot be converted are reported when the properties themselves are bound.
            return "";
        }
    }
}
