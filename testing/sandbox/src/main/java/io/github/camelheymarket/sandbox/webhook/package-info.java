/** The events that Heymarket pushes: built, and delivered to a receiver under test (C7). */
package io.github.camelheymarket.sandbox.webhook;
