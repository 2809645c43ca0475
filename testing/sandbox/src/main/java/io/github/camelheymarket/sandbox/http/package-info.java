/** The wire: Jetty, credentials, the request limit, faults on the way in and out, and the request log. */
package io.github.camelheymarket.sandbox.http;
