/**
 * The pages of identity, and what stands before every page of the program.
 */
@NullMarked
package org.sekisho.app.identity.web;

import org.jspecify.annotations.NullMarked;
