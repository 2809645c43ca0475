/**
 * What every job over many contacts works with, whatever it does with them.
 */
@NullMarked
package io.github.camelheymarket.job;

import org.jspecify.annotations.NullMarked;
