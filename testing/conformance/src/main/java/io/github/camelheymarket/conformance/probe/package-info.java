/** The asking: each probe sends requests and reads from the answers which reading of the contract holds. */
package io.github.camelheymarket.conformance.probe;
