@NullMarked
package org.sekisho.app.ledgers.web;

import org.jspecify.annotations.NullMarked;
