package org.sekisho.app.duties;

import java.util.List;
import java.util.UUID;
import org.sekisho.app.shared.Actor;
import org.sekisho.app.shared.AsOf;
import org.sekisho.app.shared.Span;

/** Tells which exceptions to clauses (例外措置) hold on a day. Implemented by the module that keeps their register. */
public interface ClauseExceptions {

    /**
     * A granted exception.
     *
     * @param clause the lasting identity of the clause
     * @param subject what is excepted, by name: a section, a person, a system, a thing; empty for the whole body
     * @param span the days on which it holds; it has an end
     */
    record Granted(UUID exception, UUID clause, String subject, Span span) {

        /** Whether nobody in the body has to keep to the clause. */
        public boolean whole() {
            return subject.isEmpty();
        }
    }

    /** Those that hold on the day, as far as they count; by the day on which they end. One statement. */
    List<Granted> on(Actor actor, AsOf asOf);
}
