/** The output: the table on the screen, the JSON report, the sandbox profile; shapes and statuses, no personal data. */
package io.github.camelheymarket.conformance.report;
