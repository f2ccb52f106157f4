package org.sekisho.app.conduct;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.sekisho.app.evidence.Act;
import org.sekisho.app.evidence.BulkEntries;
import org.sekisho.app.evidence.Work;
import org.sekisho.app.organisation.SectionId;
import org.sekisho.app.policy.DocumentVersion;
import org.sekisho.app.shared.Actor;
import org.sekisho.app.shared.Message;
import org.sekisho.app.shared.Permission;
import org.sekisho.app.shared.Refusal;
import org.springframework.stereotype.Service;

/** Makes the codes with which the people of a section who have no account acknowledge the policy in force. */
@Service
public final class PrintCodes {

    /** How long a code is good. */
    public static final Duration LIFE = Duration.ofDays(14);

    /** A code and whose it is, to be shown once. */
    public record Printed(String number, String name, String code) {}

    /** The codes of a section. */
    public record Printout(String place, DocumentVersion version, List<Printed> codes, Instant expiresAt) {}

    private final Work work;
    private final SigningSection sections;
    private final Codes codes;

    PrintCodes(Work work, SigningSection sections, Codes codes) {
        this.work = work;
        this.sections = sections;
        this.codes = codes;
    }

    /**
     * Makes a code for each of them who has not acknowledged it; codes made before are worth nothing from then on.
     *
     * @throws Refusal.NotPermitted if the actor does not answer for the section
     * @throws Refusal.Invalid if nobody is left there who needs one
     */
    public Printout print(Actor actor, SectionId section) {
        var today = sections.of(actor, section);
        var version = today.sheet().version().orElseThrow();
        var people = today.lines().stream()
                .filter(PrintCodes::needsCode)
                .map(Acknowledgements.Line::member)
                .toList();
        if (people.isEmpty()) {
            throw new Refusal.Invalid("", Message.of("conduct.refusal.nobody-needs-code"));
        }
        var printed = new ArrayList<Printed>();
        var made = new ArrayList<Codes.New>();
        return work.change(actor, Permission.COLLECT_SIGNATURES, tx -> {
            var expires = tx.now().plus(LIFE);
            for (var member : people) {
                var code = Codes.fresh();
                printed.add(new Printed(member.number(), member.name().full(), code));
                made.add(new Codes.New(member.person(), version.id(), Codes.hash(actor.body(), code), expires));
            }
            codes.withdraw(tx, made.stream().map(Codes.New::person).toList());
            BulkEntries.enter(
                    tx,
                    "conduct.codes.made",
                    made,
                    (Act act, Codes.New code) -> act.child(
                                    "person", code.person().value())
                            .after("version", version.id())
                            .after("section", section.value()),
                    (entry, part) -> codes.add(tx, entry, part));
            return new Printout(people.getFirst().place().name(), version, List.copyOf(printed), expires);
        });
    }

    /** Whether somebody in a list would get a code. */
    public static boolean needsCode(Acknowledgements.Line line) {
        return line.done().isEmpty() && !line.member().account();
    }
}
