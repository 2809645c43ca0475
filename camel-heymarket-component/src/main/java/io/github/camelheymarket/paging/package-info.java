/** The walk over every contact of an account: page by page, nobody twice, nobody silently left out. */
package io.github.camelheymarket.paging;
