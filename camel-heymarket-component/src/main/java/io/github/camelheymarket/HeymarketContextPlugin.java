package io.github.camelheymarket;

import io.github.camelheymarket.converter.OwnConverters;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.ContextServicePlugin;
import org.apache.camel.support.LifecycleStrategySupport;

/**
 * Found by Camel in each context, whether it uses the component or not: contacts also come into a context from elsewhere, and
 * must not become their {@code toString()} there.
 */
public class HeymarketContextPlugin implements ContextServicePlugin {

    /** What the context converts with is settled later. */
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
