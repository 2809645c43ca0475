/**
 * Sends messages: names become ids, the recipients' consent is read, and a send whose outcome is unknown is searched for (C9.1).
 */
package io.github.camelheymarket.message;
