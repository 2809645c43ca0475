/** The page of the sandbox, for people to look at and to operate it by: HTML made here, and events about what changes. */
package io.github.camelheymarket.sandbox.page;
