@NullMarked
package org.sekisho.app.gaps.web;

import org.jspecify.annotations.NullMarked;
