package org.sekisho.app.ledgers;

import gg.jte.Content;
import java.util.List;
import java.util.Map;
import org.sekisho.app.shared.Actor;
import org.sekisho.app.shared.AsOf;
import org.sekisho.app.shared.web.ui.Action;
import org.sekisho.app.shared.web.ui.Texts;
import org.sekisho.app.shared.web.ui.Tone;

/**
 * What another module says on the pages of a ledger. Whoever reads a page may read the lines it shows; what a module adds is
 * for it to permit. The order of the beans is the order on the page.
 */
public interface BesideLedger {

    /** The key of the ledger. */
    String ledger();

    /** Where the list leads besides. */
    default List<Action> actions(Actor actor, Texts texts) {
        return List.of();
    }

    /** What is said of lines of a page of the list, beside the name of each; a number of statements that does not grow. */
    default Map<LineId, List<Mark>> marks(Actor actor, List<LedgerLine> lines, AsOf asOf, Texts texts) {
        return Map.of();
    }

    /** What stands on the page of a line below what the line says itself. */
    default List<Panel> panels(Actor actor, ReadLine.Shown shown, AsOf asOf, Texts texts) {
        return List.of();
    }

    /** A few words beside the name of a line. */
    record Mark(Tone tone, String words) {}

    /**
     * A part of the page of a line.
     *
     * @param id of the part in the page, to lead to it
     * @param content a template of the module, see {@code Templates.part}
     * @param actions what can be done, beside the heading
     */
    record Panel(String id, String title, Content content, List<Action> actions) {
        public Panel {
            actions = List.copyOf(actions);
        }
    }
}
