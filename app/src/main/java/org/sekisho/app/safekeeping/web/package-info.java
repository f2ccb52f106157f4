@NullMarked
package org.sekisho.app.safekeeping.web;

import org.jspecify.annotations.NullMarked;
