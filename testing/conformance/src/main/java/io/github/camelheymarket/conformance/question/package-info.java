/** The questions and the findings. */
package io.github.camelheymarket.conformance.question;
