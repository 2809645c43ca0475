/** Things that go wrong on the way: what a test orders, and the queue it waits in. */
package io.github.camelheymarket.sandbox.fault;
