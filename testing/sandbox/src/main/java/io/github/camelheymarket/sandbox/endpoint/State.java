package io.github.camelheymarket.sandbox.endpoint;

import io.github.camelheymarket.sandbox.messaging.Workspace;
import io.github.camelheymarket.sandbox.store.Catalog;
import io.github.camelheymarket.sandbox.store.ContactStore;
import io.github.camelheymarket.sandbox.webhook.WebhookEvent;
import java.time.InstantSource;
import java.util.function.Consumer;

/**
 * What the endpoints work on.
 *
 * @param contacts the contacts
 * @param catalog custom fields and tags
 * @param workspace inboxes, people, lists, templates, conversations, messages
 * @param events told of what a webhook delivers
 * @param clock time of created and updated
 */
public record State(
        ContactStore contacts,
        Catalog catalog,
        Workspace workspace,
        Consumer<WebhookEvent> events,
        InstantSource clock) {}
