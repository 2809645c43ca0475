package io.github.camelheymarket.paging;

import io.github.camelheymarket.api.ApiEndpoint;

/** How one version of the API lists contacts. An object serves one walk, and remembers what its passes learn. */
interface ContactList {

    ApiEndpoint endpoint();

    /** @param thorough after a walk that fell short: trust nothing that was assumed until now */
    Pass newPass(boolean thorough);

    /** @return the {@code updated} value shared by more contacts than the list could page through, else {@code null} */
    String stuckAt();
}
