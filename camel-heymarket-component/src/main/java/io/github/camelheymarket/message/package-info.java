/**
 * Sends messages: names become ids, the recipients' consent is read, and a send whose outcome is unknown is searched for (C9.1).
 */
@NullMarked
package io.github.camelheymarket.message;

import org.jspecify.annotations.NullMarked;
