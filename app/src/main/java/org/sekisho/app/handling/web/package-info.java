/** The pages on which people ask, decide and bring back. */
@NullMarked
package org.sekisho.app.handling.web;

import org.jspecify.annotations.NullMarked;
