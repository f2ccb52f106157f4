/**
 * What the page templates are given: plain values for layouts and components, free of Spring.
 *
 * <p>A controller builds a {@link org.sekisho.app.shared.web.ui.Page} and the views of its own page from these
 * records; the templates below {@code src/main/jte/layout} and {@code src/main/jte/components} print them. Every text
 * arrives in the reader's language already, or is looked up through {@link org.sekisho.app.shared.web.ui.Texts}.
 */
@NullMarked
package org.sekisho.app.shared.web.ui;

import org.jspecify.annotations.NullMarked;
