/** What the spans of camel-telemetry tell about a call. Nothing uses this package but camel-telemetry, which is optional. */
@NullMarked
package io.github.camelheymarket.telemetry;

import org.jspecify.annotations.NullMarked;
