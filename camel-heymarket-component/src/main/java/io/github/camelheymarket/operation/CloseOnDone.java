package io.github.camelheymarket.operation;

import java.io.Closeable;
import org.apache.camel.Exchange;
import org.apache.camel.support.SynchronizationAdapter;
import org.apache.camel.util.IOHelper;
import org.jspecify.annotations.Nullable;

/** Closes what an exchange uses, such as a list that is being read or a temporary file, when the exchange is done. */
public final class CloseOnDone extends SynchronizationAdapter {

    private final @Nullable Closeable used;

    private CloseOnDone(@Nullable Closeable used) {
        this.used = used;
    }

    public static void add(Exchange exchange, @Nullable Closeable used) {
        exchange.getExchangeExtension().addOnCompletion(new CloseOnDone(used));
    }

    @Override
    public void onDone(Exchange exchange) {
        IOHelper.close(used);
    }
}
