/** The pages about adoption and publication. */
@NullMarked
package org.sekisho.app.publication.web;

import org.jspecify.annotations.NullMarked;
