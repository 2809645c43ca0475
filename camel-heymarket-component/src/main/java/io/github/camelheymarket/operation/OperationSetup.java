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
import org.jspecify.annotations.Nullable;

/**
 * What an operation is created from.
 *
 * @param name such as {@code contacts/get}
 * @param locks prevent two jobs of a context from writing to the same contact at once
 * @param rejected receives unsuccessful rows; {@code null} for nothing
 * @param sleeper waits before a search for a contact whose create got no response
 */
public record OperationSetup(
        String name,
        HeymarketClient client,
        OperationConfiguration settings,
        KeyLocks locks,
        @Nullable RejectedRows rejected,
        Sleeper sleeper) {

    /** Receives unsuccessful rows. */
    @FunctionalInterface
    public interface RejectedRows {
        /**
         * @param row from the input, unchanged
         * @throws Exception if the row could not be delivered, which fails the run
         */
        void accept(Object row, RowResult result) throws Exception;
    }

    public ApiClient at(Priority priority) {
        return client.at(priority);
    }

    /** Reads phones that do not come from Heymarket. */
    PhoneNumbers phones() {
        return new PhoneNumbers(settings.getDefaultRegion(), PhoneCheck.parse(settings.getPhoneCheck()));
    }

    /** The version of the options. @param fallback if the options do not choose one */
    ApiVersion versionOr(ApiVersion fallback) {
        ApiVersion version = settings.getApiVersion();
        return version == null || version == ApiVersion.auto ? fallback : version;
    }
}
