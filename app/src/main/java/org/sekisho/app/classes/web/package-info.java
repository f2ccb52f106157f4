@NullMarked
package org.sekisho.app.classes.web;

import org.jspecify.annotations.NullMarked;
