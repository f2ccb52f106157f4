package org.sekisho.app.ledgers;

import java.util.Optional;
import java.util.TreeSet;
import org.sekisho.app.evidence.Act;

/** What the record is told of a line: the fields that differ. */
final class Told {

    private Told() {}

    static void of(Act.Change change, Optional<Values> before, Optional<Values> after) {
        var keys = new TreeSet<String>();
        before.ifPresent(values -> keys.addAll(values.all().keySet()));
        after.ifPresent(values -> keys.addAll(values.all().keySet()));
        for (var key : keys) {
            var was = before.flatMap(values -> values.of(key));
            var is = after.flatMap(values -> values.of(key));
            if (!was.equals(is)) {
                was.ifPresent(value -> change.before(key, value.plain()));
                change.after(key, is.map(Value::plain));
            }
        }
    }
}
