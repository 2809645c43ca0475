package io.github.camelheymarket.coalesce;

import java.util.Collection;
import org.apache.camel.CamelContext;
import org.apache.camel.Route;
import org.apache.camel.spi.ShutdownPrepared;
import org.apache.camel.support.LifecycleStrategySupport;
import org.apache.camel.support.service.ServiceSupport;
import org.jspecify.annotations.Nullable;

/**
 * Informs coalesced calls when Camel stops their route. Camel informs the services of a route, and the producer of a {@code to} is
 * not one of them; so this class adds a service to the route when the route starts. Exchanges in coalesced calls need not be
 * counted here: Camel counts them as in flight until they have continued.
 */
public final class RouteShutdown extends LifecycleStrategySupport {

    private final @Nullable String routeId;
    private final Coalescing coalescing;
    private final StopListener listener = new StopListener();

    /** @param routeId {@code null} for a producer that is in no route: only the stop of the context matters to it */
    public RouteShutdown(@Nullable String routeId, Coalescing coalescing) {
        this.routeId = routeId;
        this.coalescing = coalescing;
    }

    /** At this time the steps of the route, and so the producer, have been started. */
    @Override
    public void onRoutesAdd(Collection<Route> routes) {
        for (Route route : routes) {
            if (route.getRouteId().equals(routeId)) {
                route.addService(listener);
            }
        }
    }

    @Override
    public void onContextStopping(CamelContext context) {
        coalescing.hurry();
    }

    private final class StopListener extends ServiceSupport implements ShutdownPrepared {

        @Override
        public void prepareShutdown(boolean suspendOnly, boolean forced) {
            if (forced) {
                coalescing.cutShort(routeId);
            } else {
                coalescing.hurry();
            }
        }
    }
}
