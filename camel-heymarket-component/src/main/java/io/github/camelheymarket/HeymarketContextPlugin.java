package io.github.camelheymarket;

import io.github.camelheymarket.converter.OwnConverters;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.ContextServicePlugin;
import org.apache.camel.support.LifecycleStrategySupport;

/**
 * Camel loads this plugin in each context, even if the context does not use the component: contacts may come from another context, and
 * must not be converted by {@code toString()} there.
 */
public class HeymarketContextPlugin implements ContextServicePlugin {

    /** The type converters of the context are complete only later. */
    @Override
    public void load(CamelContext camelContext) {
        camelContext.addLifecycleStrategy(new LifecycleStrategySupport() {
            @Override
            public void onContextInitialized(CamelContext context) {
                OwnConverters.ensure(context);
            }
        });
    }
}
