/** The pages of the register of exceptions. */
@NullMarked
package org.sekisho.app.exceptions.web;

import org.jspecify.annotations.NullMarked;
