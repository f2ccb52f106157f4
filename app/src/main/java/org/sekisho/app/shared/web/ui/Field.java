package org.sekisho.app.shared.web.ui;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A form control's name, what stands in it, and what is wrong with that.
 *
 * @param values as typed; one for most controls, several for checkboxes, none when empty
 * @param error what is wrong and how to mend it, in the reader's language
 */
public record Field(String name, List<String> values, Optional<String> error) {

    public Field {
        values = List.copyOf(values);
    }

    public static Field empty(String name) {
        return new Field(name, List.of(), Optional.empty());
    }

    public static Field of(String name, String value) {
        return new Field(name, List.of(value), Optional.empty());
    }

    public Field wrong(String message) {
        return new Field(name, values, Optional.of(message));
    }

    public String value() {
        return values.isEmpty() ? "" : values.getFirst();
    }

    public boolean holds(String value) {
        return values.contains(value);
    }

    /** The control's id in the page; an error summary links here. */
    public String id() {
        return "field-" + name.replaceAll("[^A-Za-z0-9_-]", "-");
    }

    public String hintId() {
        return id() + "-hint";
    }

    public String errorId() {
        return id() + "-error";
    }

    /** The id of one of the boxes of a group; the first carries the control's own, where an error summary leads. */
    public String choiceId(int index) {
        return index == 0 ? id() : id() + "-" + index;
    }

    /** The ids of what explains the control, for {@code aria-describedby}; absent when nothing does. */
    public @Nullable String describedBy(boolean hinted) {
        if (error.isPresent()) {
            return hinted ? errorId() + " " + hintId() : errorId();
        }
        return hinted ? hintId() : null;
    }
}
