/** The pages of the organisation. */
@NullMarked
package org.sekisho.app.organisation.web;

import org.jspecify.annotations.NullMarked;
