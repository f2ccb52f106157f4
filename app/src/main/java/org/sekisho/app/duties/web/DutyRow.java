package org.sekisho.app.duties.web;

import java.util.List;
import java.util.Optional;
import org.sekisho.app.duties.Duty;
import org.sekisho.app.duties.Status;
import org.sekisho.controls.Control;

/**
 * A duty in the list.
 *
 * @param place its place in the catalogue
 * @param holders the names of those who answer for it
 */
public record DutyRow(
        Duty duty, Status status, Optional<Control> control, int place, String title, List<String> holders) {}
