package org.sekisho.app.duties.web;

import org.sekisho.controls.Measure;

/**
 * A measure on the first day, with what is left to say of it.
 *
 * @param open of how many nothing was said
 * @param putOff how many are answered later
 * @param all how many are asked
 * @param current whether the page asks about it
 */
public record Left(Measure measure, String title, int open, int putOff, int all, boolean current) {}
