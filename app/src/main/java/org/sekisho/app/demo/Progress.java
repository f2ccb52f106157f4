package org.sekisho.app.demo;

/** Hears how far the sample bodies have come. */
@FunctionalInterface
public interface Progress {

    /**
     * A step begins.
     *
     * @param step what is being done, in English, such as {@code 篠瀬市: transfers of 1 April 2025}
     * @param fraction of the whole that is done, from 0 to 1
     */
    void at(String step, double fraction);
}
