/** The command line of the conformance kit, and the run. */
package io.github.camelheymarket.conformance;
