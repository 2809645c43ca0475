/** The command line of the conformance kit, and the course of a run. */
package io.github.camelheymarket.conformance;
