/** The probes: each sends requests and determines from the responses which reading of the contract holds. */
package io.github.camelheymarket.conformance.probe;
