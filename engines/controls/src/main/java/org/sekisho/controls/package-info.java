/**
 * What a policy asks a body to do: the catalogue of controls, and the binding of clauses to it.
 *
 * <p>A {@link org.sekisho.controls.Catalogue} holds topics (what a clause can speak about) and their controls (one thing
 * to do each: who, how often, what proves it). {@link org.sekisho.controls.Binder} reads a policy's clauses and says of
 * each what kind it is and which topics its sentences oblige the body to, with the words that show it.
 */
@NullMarked
package org.sekisho.controls;

import org.jspecify.annotations.NullMarked;
