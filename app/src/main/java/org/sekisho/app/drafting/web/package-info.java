/** The pages on which a revision is drafted. */
@NullMarked
package org.sekisho.app.drafting.web;

import org.jspecify.annotations.NullMarked;
