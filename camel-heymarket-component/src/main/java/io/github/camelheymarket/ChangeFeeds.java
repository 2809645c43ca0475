package io.github.camelheymarket;

import io.github.camelheymarket.api.ApiGateway;
import io.github.camelheymarket.api.ContactWrites;
import io.github.camelheymarket.changes.Account;
import io.github.camelheymarket.changes.ChangeFeed;
import io.github.camelheymarket.changes.CursorStore;
import io.github.camelheymarket.changes.FileCursorStore;
import io.github.camelheymarket.changes.FileOwnStore;
import io.github.camelheymarket.changes.OwnStates;
import io.github.camelheymarket.changes.OwnStore;
import io.github.camelheymarket.changes.RepositoryCursorStore;
import io.github.camelheymarket.changes.RepositoryOwnStore;
import io.github.camelheymarket.changes.Start;
import io.github.camelheymarket.check.CredentialsCheck;
import io.github.camelheymarket.client.ApiClient;
import io.github.camelheymarket.client.Credentials;
import io.github.camelheymarket.model.Contact;
import io.github.camelheymarket.operation.ListedContacts;
import io.github.camelheymarket.spi.Priority;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import org.apache.camel.CamelContext;
import org.apache.camel.CamelContextAware;
import org.apache.camel.spi.StateRepository;
import org.apache.camel.support.service.ServiceHelper;

/** Opens the feed of an endpoint: its source, and the stores of its cursor. */
final class ChangeFeeds {

    private static final String KNOWN = ".known";
    private static final String OWN = ".own";

    private ChangeFeeds() {}

    /** @throws IllegalArgumentException if options contradict each other */
    static void check(HeymarketConfiguration options) {
        Start.of(options.getStart());
        if (options.getCursorFile() != null && options.getCursorRepository() != null) {
            throw new IllegalArgumentException(
                    "Both cursorFile and cursorRepository are set: set only one of them, or neither to keep the cursor in memory.");
        }
        if ((options.getCursorRepository() != null) != (options.getCursorKey() != null)) {
            throw new IllegalArgumentException(
                    "The options cursorRepository and cursorKey must be set together: the key identifies the cursor of "
                            + "this route in the repository.");
        }
    }

    /** @throws IllegalArgumentException naming the option whose value is below its minimum */
    static ChangeFeed.Delivery delivery(HeymarketConfiguration options) {
        return new ChangeFeed.Delivery(
                Duration.ofMillis(options.getOverlap()), options.getMaxInFlight(), options.getMaxDeliveryAttempts());
    }

    static ChangeFeed open(HeymarketEndpoint endpoint) {
        HeymarketConfiguration options = endpoint.getConfiguration();
        check(options);
        CamelContext context = endpoint.getCamelContext();
        ApiClient client = endpoint.client().at(Priority.BULK);
        CursorStore store = null;
        CursorStore known = null;
        Account account = Account.of(options.getBaseUrl(), credential(options));
        try {
            store = store(context, options, "");
            known = options.isDetectDeletes() ? store(context, options, KNOWN) : null;
            return new ChangeFeed(new ChangeFeed.Settings(
                    new ChangeFeed.Source(
                            account,
                            ListedContacts.walks(client, options, options.getPageSize()),
                            reader(endpoint.name(), client),
                            client.memory().clock()),
                    new ChangeFeed.Stores(store, known, own(endpoint, account)),
                    Start.of(options.getStart()),
                    delivery(options)));
        } catch (RuntimeException | Error e) {
            try {
                CursorStore.close(store, known);
            } catch (RuntimeException closing) {
                e.addSuppressed(closing);
            }
            throw e;
        }
    }

    /** Every call of the account is observed from here on, also while the route is stopped, until the endpoint is. */
    private static OwnStates own(HeymarketEndpoint endpoint, Account account) {
        HeymarketConfiguration options = endpoint.getConfiguration();
        if (!options.isSkipOwn()) {
            return new OwnStates(null);
        }
        OwnStore store = OwnStore.memory();
        if (options.getCursorFile() != null) {
            store = new FileOwnStore(Path.of(options.getCursorFile() + OWN), account);
        } else if (options.getCursorRepository() != null) {
            store = new RepositoryOwnStore(store(endpoint.getCamelContext(), options, OWN));
        }
        OwnStates own = new OwnStates(store);
        endpoint.observe(new ContactWrites(own));
        return own;
    }

    private static Function<String, Optional<Contact>> reader(String operation, ApiClient client) {
        ApiGateway gateway = new ApiGateway(operation, client);
        return id -> Contact.isUuid(id)
                ? gateway.get(id).content()
                : gateway.get(Long.parseLong(id)).content();
    }

    private static String credential(HeymarketConfiguration options) {
        Credentials credentials = CredentialsCheck.read(options);
        return credentials instanceof Credentials.SecretPair pair
                ? pair.secretId()
                : ((Credentials.ApiKey) credentials).apiKey();
    }

    private static CursorStore store(CamelContext context, HeymarketConfiguration options, String suffix) {
        int maxBytes = suffix.isEmpty() ? CursorStore.MAX_CURSOR_BYTES : CursorStore.MAX_KNOWN_BYTES;
        if (options.getCursorFile() != null) {
            return new FileCursorStore(Path.of(options.getCursorFile() + suffix), maxBytes);
        }
        StateRepository<String, String> repository = options.getCursorRepository();
        if (repository == null) {
            return CursorStore.memory();
        }
        CamelContextAware.trySetCamelContext(repository, context);
        ServiceHelper.startService(repository);
        return new RepositoryCursorStore(repository, options.getCursorKey() + suffix, maxBytes);
    }
}
