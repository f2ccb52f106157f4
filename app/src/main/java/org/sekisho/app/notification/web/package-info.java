/** The page on which a person says how they are reminded, and the address that calendar programs read. */
@NullMarked
package org.sekisho.app.notification.web;

import org.jspecify.annotations.NullMarked;
