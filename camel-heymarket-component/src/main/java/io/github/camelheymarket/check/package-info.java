/** Whether a URI, its options and the credentials are right, asked before the first message. The generated description of the options is the only thing it takes from the root. */
package io.github.camelheymarket.check;
