package io.github.camelheymarket.sandbox.settings;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What a {@link Switch} asks: a sentence without a full stop, code in backquotes, then a semicolon and the sections of the contract. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.FIELD)
@interface Asks {
    String value();
}
