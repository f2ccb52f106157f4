package org.sekisho.app.shared.web;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What only those may do who have shown a short while ago who they are, so that a screen left alone gives away nothing
 * grave: ways into accounts, roles, what cannot be taken back. Beside {@link Requires}; {@link FreshProofs} asks.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface FreshProof {}
