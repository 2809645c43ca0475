/** Lists all contacts of an account, page by page, without duplicates and without missing one silently. */
@NullMarked
package io.github.camelheymarket.paging;

import org.jspecify.annotations.NullMarked;
