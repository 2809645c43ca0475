package io.github.camelheymarket.coalesce;

import java.util.Collection;
import org.apache.camel.CamelContext;
import org.apache.camel.Route;
import org.apache.camel.spi.ShutdownPrepared;
import org.apache.camel.support.LifecycleStrategySupport;
import org.apache.camel.support.service.ServiceSupport;

/**
 * Tells coalesced calls when Camel stops a route that they are in. Camel tells that to the services of a route, and does
 * not count a {@code to}'s producer among them: hence a service that is added to the route when it starts. Exchanges in
 * coalesced calls need no counting here, for Camel counts them as in flight until they have gone on.
 */
public final class RouteShutdown extends LifecycleStrategySupport {

    private final String routeId;
    private final Coalescing coalescing;
    private final Told told = new Told();

    /** @param routeId {@code null} for a producer that is in no route, and hears of the context's stop alone */
    public RouteShutdown(String routeId, Coalescing coalescing) {
        this.routeId = routeId;
        this.coalescing = coalescing;
    }

    /** The route's own steps have been started by then, and so has the producer that this is for. */
    @Override
    public void onRoutesAdd(Collection<Route> routes) {
        for (Route route : routes) {
            if (route.getRouteId().equals(routeId)) {
                route.addService(told);
            }
        }
    }

    @Override
    public void onContextStopping(CamelContext context) {
        coalescing.hurry();
    }

    private final class Told extends ServiceSupport implements ShutdownPrepared {

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
