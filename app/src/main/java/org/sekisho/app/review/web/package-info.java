@NullMarked
package org.sekisho.app.review.web;

import org.jspecify.annotations.NullMarked;
