/**
 * The application: one package per module, boundaries verified by a test. {@link org.sekisho.app.Sekisho} starts it.
 */
@NullMarked
package org.sekisho.app;

import org.jspecify.annotations.NullMarked;
