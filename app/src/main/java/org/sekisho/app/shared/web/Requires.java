package org.sekisho.app.shared.web;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.sekisho.app.shared.Permission;

/**
 * The permission without which a handler is not reached. Every handler has this or {@link OpenToAll}; a test and the
 * start of the program both see to it. The use case asks again.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Requires {
    Permission value();
}
