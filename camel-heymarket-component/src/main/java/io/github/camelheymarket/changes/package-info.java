/** Which contacts changed, what of that a route has dealt with, and how to go on after a stop. */
package io.github.camelheymarket.changes;
