/** The endpoints of the contract: what a request must look like, what it does to the state, and what is answered. */
package io.github.camelheymarket.sandbox.endpoint;
