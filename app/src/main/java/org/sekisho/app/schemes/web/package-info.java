/** The pages of the scheme of a body, and of the move of its ledger from one scheme to another. */
@NullMarked
package org.sekisho.app.schemes.web;

import org.jspecify.annotations.NullMarked;
