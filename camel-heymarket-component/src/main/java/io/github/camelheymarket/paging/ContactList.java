package io.github.camelheymarket.paging;

import io.github.camelheymarket.api.ApiEndpoint;
import org.jspecify.annotations.Nullable;

/** Lists contacts with one version of the API. An object belongs to one iterator, and its passes share what they learn. */
interface ContactList {

    ApiEndpoint endpoint();

    /** @param thorough after a short walk: verify what was assumed before */
    Pass newPass(boolean thorough);

    /** The {@code updated} that more contacts share than the list can page through; {@code null} if there is none. */
    @Nullable
    String stuckAt();
}
