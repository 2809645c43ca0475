package io.github.camelheymarket;

import io.github.camelheymarket.api.ApiEndpoint;
import io.github.camelheymarket.configuration.ConsumerConfiguration;
import io.github.camelheymarket.spi.ApiVersion;
import java.util.HashMap;
import java.util.Set;
import org.apache.camel.RuntimeCamelException;
import org.apache.camel.spi.Configurer;
import org.apache.camel.spi.UriParams;

/** All options of the component and its endpoints. */
@Configurer
@UriParams
public class HeymarketConfiguration extends ConsumerConfiguration implements Cloneable {

    /** A copy that can be changed independently. */
    public HeymarketConfiguration copy() {
        try {
            HeymarketConfiguration copy = (HeymarketConfiguration) clone();
            copy.setMap(new HashMap<>(getMap()));
            return copy;
        } catch (CloneNotSupportedException e) {
            throw new RuntimeCamelException(e);
        }
    }

    /** A version that is set on an endpoint is strict. A version of the component is a preference: an operation may exist only in the other version. */
    void settleVersion(String operation, boolean askedOnEndpoint) {
        Set<ApiVersion> versions = ApiEndpoint.versions(operation);
        if (getApiVersion() == ApiVersion.auto || versions.isEmpty() || versions.contains(getApiVersion())) {
            return;
        }
        if (askedOnEndpoint) {
            throw new IllegalArgumentException("The API has " + operation + " only in "
                    + versions.iterator().next() + ", but apiVersion=" + getApiVersion()
                    + " is set. Remove apiVersion.");
        }
        setApiVersion(ApiVersion.auto);
    }
}
