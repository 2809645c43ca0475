/**
 * Sends the contacts of many exchanges, one contact each, in calls that they share. Each exchange receives the result of its
 * own contact (R8.3).
 */
@NullMarked
package io.github.camelheymarket.coalesce;

import org.jspecify.annotations.NullMarked;
