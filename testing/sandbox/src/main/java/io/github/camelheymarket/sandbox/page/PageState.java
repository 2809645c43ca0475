package io.github.camelheymarket.sandbox.page;

import io.github.camelheymarket.sandbox.fault.Faults;
import io.github.camelheymarket.sandbox.http.RequestLog;
import io.github.camelheymarket.sandbox.messaging.Workspace;
import io.github.camelheymarket.sandbox.store.Catalog;
import io.github.camelheymarket.sandbox.store.ContactStore;

/**
 * What the page shows.
 *
 * @param contacts the contacts
 * @param catalog custom fields and tags
 * @param workspace conversations and messages
 * @param faults faults that wait for requests
 * @param log the requests, with their bodies
 * @param controls what the page can do
 */
public record PageState(
        ContactStore contacts,
        Catalog catalog,
        Workspace workspace,
        Faults faults,
        RequestLog log,
        Controls controls) {}
