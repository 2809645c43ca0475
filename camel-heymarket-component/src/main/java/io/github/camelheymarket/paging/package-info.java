/** Lists all contacts of an account, page by page, without duplicates and without missing one silently. */
package io.github.camelheymarket.paging;
