/** What all jobs over many contacts share: their context, observers and listeners, and the budget for splitting failed calls. */
@NullMarked
package io.github.camelheymarket.job;

import org.jspecify.annotations.NullMarked;
