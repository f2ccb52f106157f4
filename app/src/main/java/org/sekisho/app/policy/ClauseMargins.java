package org.sekisho.app.policy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.sekisho.app.shared.Actor;
import org.sekisho.app.shared.AsOf;
import org.sekisho.app.shared.web.ui.Action;
import org.sekisho.app.shared.web.ui.StateMark;
import org.sekisho.app.shared.web.ui.Texts;

/**
 * Says what stands in the margin beside the clauses of the policy. Implemented by the module that knows how they are kept.
 */
public interface ClauseMargins {

    /** What stands beside one clause. */
    sealed interface Note {

        /** What kind of clause it is, for one that asks for nothing. */
        record Kind(String words) implements Note {}

        /**
         * How an obligation stands.
         *
         * @param mark the state
         * @param lines counts and what is open, one short line each
         * @param leads where more is said
         */
        record Standing(StateMark mark, List<String> lines, Optional<Action> leads) implements Note {
            public Standing {
                lines = List.copyOf(lines);
            }
        }
    }

    /**
     * The notes by the path of the clause.
     *
     * @param version the version of the policy that is shown
     * @return empty for who may not read how the policy is kept
     */
    Map<String, Note> beside(Actor actor, UUID version, AsOf asOf, Texts texts);
}
