/** What comes out: the table on the screen, the JSON report, the sandbox profile. Shapes and statuses, nobody's data. */
package io.github.camelheymarket.conformance.report;
