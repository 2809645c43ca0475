package io.github.camelheymarket.operation;

import io.github.camelheymarket.client.ApiClient;
import io.github.camelheymarket.client.HeymarketClient;
import io.github.camelheymarket.configuration.OperationConfiguration;
import io.github.camelheymarket.lock.KeyLocks;
import io.github.camelheymarket.model.RowResult;
import io.github.camelheymarket.row.PhoneCheck;
import io.github.camelheymarket.row.PhoneNumbers;
import io.github.camelheymarket.spi.ApiVersion;
import io.github.camelheymarket.spi.Priority;
import io.github.camelheymarket.spi.Sleeper;

/**
 * What an operation is built from.
 *
 * @param name such as {@code contacts/get}
 * @param client makes the calls
 * @param settings the options
 * @param locks keep two jobs of a context off each other's contacts
 * @param rejected where rows go that did not end well, {@code null} for nowhere
 * @param sleeper waits before looking for writes that got no answer
 */
public record OperationSetup(
        String name,
        HeymarketClient client,
        OperationConfiguration settings,
        KeyLocks locks,
        RejectedRows rejected,
        Sleeper sleeper) {

    /** Takes a row that did not end well. */
    @FunctionalInterface
    public interface RejectedRows {
        /**
         * @param row as it came
         * @throws Exception when it could not be delivered, which fails the run
         */
        void accept(Object row, RowResult result) throws Exception;
    }

    public ApiClient at(Priority priority) {
        return client.at(priority);
    }

    /** Reads the phones that come from outside. */
    PhoneNumbers phones() {
        return new PhoneNumbers(settings.getDefaultRegion(), PhoneCheck.parse(settings.getPhoneCheck()));
    }

    /** The version to use where nothing about the contact decides. */
    ApiVersion versionOr(ApiVersion otherwise) {
        ApiVersion version = settings.getApiVersion();
        return version == null || version == ApiVersion.auto ? otherwise : version;
    }
}
