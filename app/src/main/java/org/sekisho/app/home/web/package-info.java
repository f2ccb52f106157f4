/** The home page. */
@NullMarked
package org.sekisho.app.home.web;

import org.jspecify.annotations.NullMarked;
