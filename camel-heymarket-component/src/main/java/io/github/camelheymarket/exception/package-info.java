/** The exceptions of the component. No message contains credentials or personal data. */
package io.github.camelheymarket.exception;
