/**
 * What every job over many contacts works with, whatever it does with them.
 */
package io.github.camelheymarket.job;
