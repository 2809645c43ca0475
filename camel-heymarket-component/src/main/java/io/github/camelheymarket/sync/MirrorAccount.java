package io.github.camelheymarket.sync;

import io.github.camelheymarket.api.ApiGateway;
import io.github.camelheymarket.api.MatchKeys;
import io.github.camelheymarket.client.ApiClient;
import io.github.camelheymarket.exception.HeymarketException;
import io.github.camelheymarket.model.Contact;
import io.github.camelheymarket.paging.ContactWalks;
import io.github.camelheymarket.paging.DatedContact;
import io.github.camelheymarket.paging.NewestFirst;
import io.github.camelheymarket.spi.LedgerAccount;
import io.github.camelheymarket.spi.LedgerEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The account that the client of a mirror calls. */
final class MirrorAccount implements LedgerAccount {

    private static final Logger LOG = LoggerFactory.getLogger(MirrorAccount.class);

    private final ApiClient client;
    private final SyncSettings.Mirror mirror;
    private final boolean v1;
    private boolean teamRead;
    private @Nullable Long team;

    MirrorAccount(ApiClient client, SyncSettings.Mirror mirror, boolean v1) {
        this.client = client;
        this.mirror = mirror;
        this.v1 = v1;
    }

    @Override
    public String address() {
        return mirror.address();
    }

    @Override
    public String credential() {
        return mirror.credential();
    }

    @Override
    public @Nullable Long team() {
        if (!teamRead) {
            try {
                team = readTeam();
            } catch (HeymarketException e) {
                LOG.debug("The team of the contacts could not be determined; the credential identifies the account", e);
            }
            teamRead = true;
        }
        return team;
    }

    private @Nullable Long readTeam() {
        ContactWalks walks = v1 ? ContactWalks.v1(client, 1) : ContactWalks.v2(client, 1);
        NewestFirst newest = walks.newestFirst(null, null);
        List<DatedContact> page = newest.next();
        while (page != null && page.isEmpty()) {
            // Pages may be numbered from 1, so that page 0 is empty.
            page = newest.next();
        }
        return page == null
                ? null
                : page.stream()
                        .map(DatedContact::team)
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElse(null);
    }

    @Override
    public boolean has(LedgerEntry entry) {
        Optional<Contact> contact = new ApiGateway("contacts/sync", client).get(entry.id(), entry.uuid());
        return contact.isPresent()
                && rowKeys(contact.get())
                        .anyMatch(keys ->
                                KeyDigest.of("", mirror.syncName(), keys).equals(entry.key()));
    }

    /** The keys of each row that can have been matched with the contact: one key, or two with matchBy=phone,email. */
    private static Stream<Set<String>> rowKeys(Contact contact) {
        Set<String> keys = MatchKeys.phonesAndEmailsOf(contact);
        List<Set<String>> possible = new ArrayList<>();
        keys.forEach(key -> possible.add(Set.of(key)));
        List<String> sorted = keys.stream().sorted().toList();
        for (int i = 0; i < sorted.size(); i++) {
            for (int j = i + 1; j < sorted.size(); j++) {
                possible.add(Set.of(sorted.get(i), sorted.get(j)));
            }
        }
        return possible.stream();
    }
}
