@NullMarked
package org.sekisho.app.coverage.web;

import org.jspecify.annotations.NullMarked;
