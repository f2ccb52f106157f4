/** The pages about acknowledgements, pledges, violations, and how long they are kept. */
@NullMarked
package org.sekisho.app.conduct.web;

import org.jspecify.annotations.NullMarked;
