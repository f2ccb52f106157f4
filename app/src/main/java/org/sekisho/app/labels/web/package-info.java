/** The pages on which labels are chosen and printed. */
@NullMarked
package org.sekisho.app.labels.web;

import org.jspecify.annotations.NullMarked;
