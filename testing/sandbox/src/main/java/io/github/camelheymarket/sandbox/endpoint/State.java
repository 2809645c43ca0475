package io.github.camelheymarket.sandbox.endpoint;

import io.github.camelheymarket.sandbox.messaging.Workspace;
import io.github.camelheymarket.sandbox.store.Catalog;
import io.github.camelheymarket.sandbox.store.ContactStore;
import java.time.InstantSource;

/**
 * What the endpoints work on.
 *
 * @param contacts the contacts
 * @param catalog custom fields and tags
 * @param workspace inboxes, people, lists, templates, conversations, messages
 * @param clock time of created and updated
 */
public record State(ContactStore contacts, Catalog catalog, Workspace workspace, InstantSource clock) {}
