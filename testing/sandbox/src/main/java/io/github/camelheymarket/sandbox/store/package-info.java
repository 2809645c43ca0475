/** The state of the sandbox: contacts, custom fields and tags, with indexes that carry a million contacts. */
package io.github.camelheymarket.sandbox.store;
