@NullMarked
package org.sekisho.app.assets.web;

import org.jspecify.annotations.NullMarked;
