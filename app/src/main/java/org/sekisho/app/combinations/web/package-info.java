@NullMarked
package org.sekisho.app.combinations.web;

import org.jspecify.annotations.NullMarked;
