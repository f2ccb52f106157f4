package org.sekisho.app.conduct;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.function.Function;
import org.jooq.DSLContext;
import org.sekisho.app.SmallOffice;
import org.sekisho.app.Statements;
import org.sekisho.app.duties.DoOwnDuty;
import org.sekisho.app.duties.Nature;
import org.sekisho.app.duties.OwnDuties;
import org.sekisho.app.evidence.FileStore;
import org.sekisho.app.organisation.AssignPosts;
import org.sekisho.app.organisation.Employment;
import org.sekisho.app.organisation.EstablishOrganisation;
import org.sekisho.app.organisation.Holding;
import org.sekisho.app.organisation.PersonId;
import org.sekisho.app.organisation.PersonName;
import org.sekisho.app.organisation.RegisterPeople;
import org.sekisho.app.organisation.SectionId;
import org.sekisho.app.policy.AcceptImport;
import org.sekisho.app.policy.BeginImport;
import org.sekisho.app.policy.ConfirmLineage;
import org.sekisho.app.policy.DocumentKind;
import org.sekisho.app.policy.ImportLineage;
import org.sekisho.app.policy.PolicyFixture;
import org.sekisho.app.shared.Actor;
import org.sekisho.app.shared.AsOf;

/** An office with a policy and two sections, in which some people have no account. */
final class Hamlet {

    static final LocalDate BEGIN = SmallOffice.BEGIN;

    static final String POLICY = PolicyFixture.SMALL.replace("令和7年4月1日", "令和5年4月1日");

    final SmallOffice office = new SmallOffice("みなと組合");
    final SmallOffice.Member head = office.join("課長");
    final SmallOffice.Member otherHead = office.join("別課長");
    final SectionId section = office.heads(head, "総務課", BEGIN);
    final SectionId otherSection = office.heads(otherHead, "施設課", BEGIN);
    private int numbers = 100;

    Hamlet() {
        adopts(POLICY, BEGIN);
    }

    <T> T use(Class<T> useCase) {
        return office.app().use(useCase);
    }

    /** The officer enters a version of the policy on the day from which it is in force. */
    void adopts(String policy, LocalDate day) {
        office.on(day, actor -> {
            var begun = use(BeginImport.class)
                    .begin(
                            actor,
                            new BeginImport.Input(
                                    DocumentKind.POLICY,
                                    "policy.txt",
                                    new ByteArrayInputStream(policy.getBytes(StandardCharsets.UTF_8))));
            var input = AcceptImport.Input.proposed(begun).inForceFrom(day);
            use(ImportLineage.class)
                    .of(actor, input.draft(), input.document(), input.inForce())
                    .filter(compared -> compared.undecided() > 0)
                    .ifPresent(compared -> use(ConfirmLineage.class).confirm(actor, compared.agreeing()));
            return use(AcceptImport.class).accept(actor, input);
        });
        Statements.awaitReactions(use(DSLContext.class));
    }

    /** Part-timers without an account join a section. */
    List<PersonId> partTimers(String place, int count, LocalDate day) {
        return office.on(day, actor -> {
            var post = use(EstablishOrganisation.class)
                    .establish(
                            actor,
                            new EstablishOrganisation.Input(
                                    List.of(),
                                    List.of(),
                                    List.of(new EstablishOrganisation.NewPost(
                                            "事務補助員" + numbers,
                                            new EstablishOrganisation.Place.InSection(place),
                                            count,
                                            OptionalInt.empty(),
                                            day))))
                    .posts()
                    .getFirst();
            return java.util.stream.IntStream.range(0, count)
                    .mapToObj(i -> {
                        var number = "T" + ++numbers;
                        var person = Objects.requireNonNull(use(RegisterPeople.class)
                                .register(
                                        actor,
                                        new RegisterPeople.Input(List.of(new RegisterPeople.NewPerson(
                                                number,
                                                new PersonName("補助", "員" + number, "ホジョ", "イン"),
                                                Employment.FISCAL_YEAR,
                                                Optional.empty(),
                                                day))))
                                .get(number));
                        use(AssignPosts.class)
                                .assign(
                                        actor,
                                        new AssignPosts.Input(List.of(new AssignPosts.Assignment(
                                                person, post, Holding.MAIN, day, Optional.empty()))));
                        return person;
                    })
                    .toList();
        });
    }

    /** Somebody does what the page asks of them. */
    void acknowledges(SmallOffice.Member member, LocalDate day) {
        SmallOffice.at(day, () -> {
            var actor = office.acting(member, day);
            var duty = use(OwnDuties.class).of(actor).stream()
                    .filter(own -> own.duty().control().equals(Acknowledgements.CONTROL))
                    .findFirst()
                    .orElseThrow()
                    .duty();
            return use(DoOwnDuty.class).done(actor, new DoOwnDuty.Input(duty.id(), Nature.OBSERVED, day, "読みました"));
        });
    }

    Acknowledgements.Sheet sheet(AsOf asOf) {
        return office.on(
                LocalDate.of(2026, 11, 1), actor -> use(Acknowledgements.class).on(actor, Optional.empty(), asOf));
    }

    Acknowledgements.Rate rate(String place, AsOf asOf) {
        return sheet(asOf).bySection().stream()
                .filter(rate -> rate.place().name().equals(place))
                .findFirst()
                .orElseThrow();
    }

    UUID version(LocalDate day) {
        return sheet(AsOf.known(day)).version().orElseThrow().id();
    }

    PrintCodes.Printout codes(SmallOffice.Member by, SectionId of, LocalDate day) {
        return as(by, day, actor -> use(PrintCodes.class).print(actor, of));
    }

    <T> T as(SmallOffice.Member member, LocalDate day, Function<Actor, T> useCase) {
        return SmallOffice.at(day, () -> useCase.apply(office.acting(member, day)));
    }

    FileStore.Written scan(Actor actor) {
        return use(FileStore.class)
                .write(
                        actor,
                        "回覧 課長署名.pdf",
                        "application/pdf",
                        new ByteArrayInputStream("署名".getBytes(StandardCharsets.UTF_8)),
                        1000);
    }
}
