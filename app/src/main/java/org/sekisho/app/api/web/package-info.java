/** The addresses that programs read, what they answer, and the page on which tokens are made. */
@NullMarked
package org.sekisho.app.api.web;

import org.jspecify.annotations.NullMarked;
