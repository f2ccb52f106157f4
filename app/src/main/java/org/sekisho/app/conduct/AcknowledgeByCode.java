package org.sekisho.app.conduct;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.sekisho.app.duties.DoneForText;
import org.sekisho.app.duties.Nature;
import org.sekisho.app.duties.Observations;
import org.sekisho.app.evidence.Act;
import org.sekisho.app.evidence.Tx;
import org.sekisho.app.evidence.Work;
import org.sekisho.app.identity.AddressLimit;
import org.sekisho.app.organisation.NamesOfPeople;
import org.sekisho.app.policy.DocumentHistory;
import org.sekisho.app.policy.PolicyInForce;
import org.sekisho.app.shared.Actor;
import org.sekisho.app.shared.BodyId;
import org.sekisho.app.shared.Message;
import org.sekisho.app.shared.Permission;
import org.sekisho.app.shared.Refusal;
import org.sekisho.app.shared.Time;
import org.springframework.stereotype.Service;

/** Acknowledges the policy with a code, at a terminal that many share and without signing in. */
@Service
public final class AcknowledgeByCode {

    /**
     * What a code is for.
     *
     * @param name of the person whose acknowledgement it is
     */
    public record Shown(String name, PolicyInForce.InFull document) {}

    private final Work work;
    private final Codes codes;
    private final DocumentHistory documents;
    private final NamesOfPeople names;
    private final DoneForText done;
    private final Observations observations;
    private final AddressLimit limit;

    AcknowledgeByCode(
            Work work,
            Codes codes,
            DocumentHistory documents,
            NamesOfPeople names,
            DoneForText done,
            Observations observations,
            AddressLimit limit) {
        this.work = work;
        this.codes = codes;
        this.documents = documents;
        this.names = names;
        this.done = done;
        this.observations = observations;
        this.limit = limit;
    }

    /**
     * Shows whose code it is and what is to be read; spends nothing.
     *
     * @param address from where, so that guessing is slowed
     * @throws Refusal.Invalid if it is no code that is still good, or too many were tried
     */
    public Shown show(BodyId body, String code, String address) {
        var actor = Actor.visitor(body);
        var hash = slowed(body, code, address);
        var found = work.read(
                actor,
                Permission.ACKNOWLEDGE_BY_CODE,
                tx -> codes.open(tx, hash)
                        .map(open -> new Shown(name(tx, open), documents.version(tx, open.version()))));
        return found.orElseThrow(() -> wrong(body, address));
    }

    /**
     * Takes the acknowledgement of exactly that person and spends the code.
     *
     * @return the name
     * @throws Refusal.Invalid if it is no code that is still good, or too many were tried
     */
    public String acknowledge(BodyId body, String code, String address) {
        var actor = Actor.visitor(body);
        var hash = slowed(body, code, address);
        var taken = work.change(actor, Permission.ACKNOWLEDGE_BY_CODE, tx -> {
            var open = codes.open(tx, hash).filter(one -> codes.spend(tx, one.id()));
            if (open.isEmpty()) {
                tx.enter(Act.of("conduct.code.refused", "body", tx.body()).afterErasable("address", address));
                return Optional.<String>empty();
            }
            var name = name(tx, open.get());
            tx.enter(Act.of("conduct.code.spent", "person", open.get().person().value())
                    .after("version", open.get().version())
                    .afterErasable("address", address));
            done.duty(tx, Acknowledgements.CONTROL)
                    .ifPresent(duty -> observations.takeAll(
                            tx,
                            List.of(new Observations.Personal(
                                    duty,
                                    open.get().person().value(),
                                    Nature.OBSERVED,
                                    "code",
                                    name,
                                    "",
                                    Optional.empty(),
                                    open.get().version(),
                                    LocalDate.ofInstant(tx.now(), Time.JAPAN)))));
            return Optional.of(name);
        });
        return taken.orElseThrow(() -> wrong(body, address));
    }

    private String name(Tx tx, Codes.Open open) {
        return names.of(tx, open.person());
    }

    /** The hash of what was typed, unless too many wrong ones came from the address or for the body. */
    private String slowed(BodyId body, String code, String address) {
        if (limit.reached(address) || limit.reached(all(body))) {
            throw new Refusal.Invalid("code", Message.of("conduct.refusal.code-wait"));
        }
        if (!Codes.looksLike(code)) {
            throw new Refusal.Invalid("code", Message.of("conduct.refusal.code-form", Codes.LETTERS));
        }
        return Codes.hash(body, code);
    }

    private Refusal.Invalid wrong(BodyId body, String address) {
        limit.failed(address);
        limit.failed(all(body));
        return new Refusal.Invalid("code", Message.of("conduct.refusal.code-wrong"));
    }

    private static String all(BodyId body) {
        return "codes of " + body;
    }
}
