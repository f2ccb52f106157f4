@NullMarked
package org.sekisho.app.stocktaking.web;

import org.jspecify.annotations.NullMarked;
