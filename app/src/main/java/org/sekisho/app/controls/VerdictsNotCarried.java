package org.sekisho.app.controls;

import java.util.List;
import java.util.UUID;
import org.sekisho.app.evidence.Work;
import org.sekisho.app.policy.DocumentHistory;
import org.sekisho.app.shared.Actor;
import org.sekisho.app.shared.Permission;
import org.sekisho.controls.Text;
import org.springframework.stereotype.Service;

/** Reads what persons decided of the text before, what nothing in a text answers to any more, and nobody dismissed. */
@Service
public final class VerdictsNotCarried {

    private final Work work;
    private final DocumentHistory documents;
    private final Bindings bindings;
    private final BindingOfText bindingOfText;

    VerdictsNotCarried(Work work, DocumentHistory documents, Bindings bindings, BindingOfText bindingOfText) {
        this.work = work;
        this.documents = documents;
        this.bindings = bindings;
        this.bindingOfText = bindingOfText;
    }

    /**
     * A verdict that stayed behind.
     *
     * @param id its lasting name
     * @param version the text it was about
     * @param path of the clause there
     * @param words the sentence there
     * @param why the person's reason
     * @param clauseGone whether the whole clause goes on nowhere; else its sentence does not
     */
    public record Left(
            UUID id,
            UUID version,
            String path,
            String words,
            String topic,
            Verdict verdict,
            Text why,
            boolean clauseGone) {}

    /**
     * What stayed behind of a version that is bound.
     *
     * @throws org.sekisho.app.shared.Refusal.NotFound if there is no such version for this actor
     */
    public List<Left> of(Actor actor, UUID version) {
        documents.requireReadable(actor, version);
        return work.read(
                actor,
                Permission.KEEP_DUTIES,
                tx -> bindings.has(tx, version)
                        ? bindingOfText.left(tx, version).stream()
                                .map(VerdictsNotCarried::left)
                                .toList()
                        : List.of());
    }

    private static Left left(CarriedVerdicts.Left left) {
        var text = left.judged().text();
        var bound = left.judged().bound();
        return new Left(
                bound.id(),
                text.version(),
                bound.span().path(),
                text.words(bound.span()),
                bound.topic(),
                bound.verdict(),
                bound.why(),
                left.clauseGone());
    }
}
