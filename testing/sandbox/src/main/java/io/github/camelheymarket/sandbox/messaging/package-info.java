/** What the endpoints beyond the contacts work on: people and inboxes of the team, lists, templates, conversations, messages. */
package io.github.camelheymarket.sandbox.messaging;
