package org.sekisho.app.controls;

import java.util.UUID;
import org.sekisho.app.evidence.Act;
import org.sekisho.app.evidence.Register;
import org.sekisho.app.evidence.Work;
import org.sekisho.app.policy.DocumentHistory;
import org.sekisho.app.shared.Actor;
import org.sekisho.app.shared.Permission;
import org.sekisho.app.shared.Refusal;
import org.springframework.stereotype.Service;

/** Takes a verdict off the list of those that hold for nothing in a text. The verdict itself stays where it was given. */
@Service
public final class DismissVerdict {

    /**
     * What is dismissed.
     *
     * @param version the version in which nothing answers to it
     * @param verdict its lasting name, as {@link VerdictsNotCarried} lists it
     */
    public record Input(UUID version, UUID verdict) {}

    private final Work work;
    private final DocumentHistory documents;
    private final Bindings bindings;
    private final BindingOfText bindingOfText;

    DismissVerdict(Work work, DocumentHistory documents, Bindings bindings, BindingOfText bindingOfText) {
        this.work = work;
        this.documents = documents;
        this.bindings = bindings;
        this.bindingOfText = bindingOfText;
    }

    /**
     * Dismisses it.
     *
     * @return the path of its clause in the text before
     * @throws Refusal.NotFound if the list has no such verdict
     */
    public String dismiss(Actor actor, Input input) {
        documents.requireReadable(actor, input.version());
        return work.change(actor, Permission.KEEP_DUTIES, tx -> {
            Register.inTurn(tx, "controls");
            var left = bindingOfText.left(tx, input.version()).stream()
                    .filter(one -> one.judged().bound().id().equals(input.verdict()))
                    .findFirst()
                    .orElseThrow(() -> new Refusal.NotFound("verdict"));
            var bound = left.judged().bound();
            var entry = tx.enter(Act.of("controls.verdict.dismissed", "clause", bound.clause())
                    .before("version", left.judged().text().version())
                    .before("path", bound.span().path())
                    .before("paragraph", bound.span().paragraph())
                    .before("sentence", bound.span().sentence())
                    .before("topic", bound.topic())
                    .before("verdict", bound.verdict())
                    .after("version", input.version()));
            bindings.dismiss(tx, entry, input.version(), bound.id());
            return bound.span().path();
        });
    }
}
