package org.sekisho.app.shared.web.ui;

/** The addresses of the bundled styles and scripts, whose names change whenever their content does. */
public interface Assets {

    /**
     * The address of an asset by its plain name, such as {@code app.css}.
     *
     * @throws IllegalArgumentException when the build made no asset of that name
     */
    String href(String name);
}
