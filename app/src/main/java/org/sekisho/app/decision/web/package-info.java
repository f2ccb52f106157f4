/** The pages about decisions. */
@NullMarked
package org.sekisho.app.decision.web;

import org.jspecify.annotations.NullMarked;
