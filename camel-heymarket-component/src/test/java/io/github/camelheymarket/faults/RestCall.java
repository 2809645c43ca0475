package io.github.camelheymarket.faults;

import java.util.List;

/**
 * A call that is to be made.
 *
 * @param effects what it does; for a call of rows, what each row does
 * @param hasRows whether it reports the result of each row
 */
record RestCall(String uri, List<RestEffect> effects, boolean hasRows, Object body, List<Object> headers) {

    static RestCall of(String uri, RestEffect effect, Object body, Object... headers) {
        return new RestCall(uri, List.of(effect), false, body, List.of(headers));
    }
}
