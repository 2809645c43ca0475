/** What is asked, and what was found out. */
package io.github.camelheymarket.conformance.question;
