package org.sekisho.app.handling;

import static org.sekisho.app.SmallOffice.BEGIN;
import static org.sekisho.app.SmallOffice.at;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import org.sekisho.app.SmallOffice;
import org.sekisho.app.identity.Actors;
import org.sekisho.app.ledgers.KeepLines;
import org.sekisho.app.ledgers.LineId;
import org.sekisho.app.ledgers.Value;
import org.sekisho.app.ledgers.Values;
import org.sekisho.app.organisation.AssignPosts;
import org.sekisho.app.organisation.EstablishOrganisation;
import org.sekisho.app.organisation.Holding;
import org.sekisho.app.organisation.PostId;
import org.sekisho.app.organisation.SectionId;
import org.sekisho.app.shared.Actor;
import org.sekisho.app.shared.Role;
import org.sekisho.classification.Act;
import org.sekisho.classification.Medium;

/** An office of two sections, a head and two clerks in the first, somebody else in the second, and an officer. */
final class HandlingOffice {

    static final LocalDate MAY = LocalDate.of(2024, 5, 1);

    final SmallOffice office = new SmallOffice("取扱町");
    final SmallOffice.Member head = office.join("長谷川");
    final SmallOffice.Member clerk = office.join("係");
    final SmallOffice.Member other = office.join("同僚");
    final SmallOffice.Member stranger = office.join("他課");
    final SmallOffice.Member officer = office.join("統括", Role.CHIEF_SECURITY_OFFICER);
    final SectionId section = office.heads(head, "税務課", BEGIN);
    final SectionId elsewhere = office.heads(stranger, "土木課", BEGIN);
    final PostId seats = post("税務課", "主事", 3);

    HandlingOffice() {
        holds(clerk, seats, Holding.MAIN, BEGIN);
        holds(other, seats, Holding.MAIN, BEGIN);
    }

    <T> T use(Class<T> useCase) {
        return office.app().use(useCase);
    }

    Actor as(SmallOffice.Member member, LocalDate day) {
        return office.acting(member, day);
    }

    PostId post(String section, String title, int count) {
        return at(
                BEGIN,
                () -> use(EstablishOrganisation.class)
                        .establish(
                                administrator(),
                                new EstablishOrganisation.Input(
                                        List.of(),
                                        List.of(),
                                        List.of(new EstablishOrganisation.NewPost(
                                                title,
                                                new EstablishOrganisation.Place.InSection(section),
                                                count,
                                                OptionalInt.empty(),
                                                BEGIN))))
                        .posts()
                        .getFirst());
    }

    void holds(SmallOffice.Member member, PostId post, Holding how, LocalDate day) {
        at(
                day,
                () -> use(AssignPosts.class)
                        .assign(
                                administrator(),
                                new AssignPosts.Input(List.of(new AssignPosts.Assignment(
                                        member.person(), post, how, day, Optional.empty())))));
    }

    private Actor administrator() {
        return at(BEGIN, () -> use(Actors.class).of(office.body(), office.administrator()));
    }

    /** An asset of the first section. */
    LineId asset(String name, String kind, String confidentiality, Map<String, Value> more) {
        return asset(section, name, kind, confidentiality, more);
    }

    LineId asset(SectionId where, String name, String kind, String confidentiality, Map<String, Value> more) {
        var values =
                new Values(more).with("name", name).with("kind", kind).with("section", new Value.Named(where.value()));
        var classed = confidentiality.isEmpty()
                ? values
                : values.with("confidentiality", confidentiality).with("confidentialityReason", "試験のため");
        return at(BEGIN, () -> use(KeepLines.class).add(office.officer(), "asset", classed));
    }

    void adopt(String... rules) {
        for (var rule : rules) {
            at(BEGIN, () -> use(AdoptRule.class).adopt(office.officer(), new AdoptRule.Input(rule, "対策基準第12条による")));
        }
    }

    AskHandling.Looked look(SmallOffice.Member who, LocalDate day, LineId asset, Act act, Optional<Medium> medium) {
        return at(
                day,
                () -> use(AskHandling.class)
                        .look(as(who, day), new AskHandling.Look(asset, act, medium, Optional.empty())));
    }

    UUID ask(SmallOffice.Member who, LocalDate day, LineId asset, Act act, LocalDate until) {
        return ask(who, day, asset, act, Optional.of(Medium.USB), until);
    }

    UUID ask(SmallOffice.Member who, LocalDate day, LineId asset, Act act, Optional<Medium> medium, LocalDate until) {
        return at(
                day,
                () -> use(AskHandling.class)
                        .ask(
                                as(who, day),
                                new AskHandling.Input(
                                        new AskHandling.Look(asset, act, medium, Optional.empty()),
                                        "県との打合せに使うため",
                                        "県税務課 佐々木様",
                                        List.of("encryption", "take-out-record", "locked-case", "only-as-needed"),
                                        Optional.of(day),
                                        Optional.of(until))));
    }

    void decide(SmallOffice.Member who, LocalDate day, UUID request, boolean grant, String note) {
        at(day, () -> {
            use(DecideHandling.class).decide(as(who, day), new DecideHandling.Input(request, grant, note));
            return request;
        });
    }

    void confirm(SmallOffice.Member who, LocalDate day, UUID request, Ending how) {
        at(day, () -> {
            use(EndHandling.class)
                    .confirm(
                            as(who, day),
                            new EndHandling.Input(request, Optional.of(how), Optional.of(day), "", Optional.empty()));
            return request;
        });
    }

    Request read(SmallOffice.Member who, LocalDate day, UUID request) {
        return at(day, () -> use(FindRequests.class).the(as(who, day), request)).request();
    }
}
