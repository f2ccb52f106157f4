package org.sekisho.app.duties.web;

import java.util.Optional;
import org.sekisho.app.duties.FirstDay;
import org.sekisho.controls.Control;

/**
 * A duty of which the first day asks how it stands.
 *
 * @param number its place in the form, from 0
 * @param before what was said of it, in words; empty if nothing was
 */
public record Question(int number, FirstDay.Asked asked, Optional<Control> control, String title, String before) {}
