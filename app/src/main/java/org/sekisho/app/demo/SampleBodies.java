package org.sekisho.app.demo;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.sekisho.app.controls.ClausesBound;
import org.sekisho.app.identity.Bodies;
import org.sekisho.app.identity.BodyRef;
import org.sekisho.app.identity.InDemonstration;
import org.sekisho.app.organisation.AppointToRole;
import org.sekisho.app.organisation.AssignPosts;
import org.sekisho.app.organisation.CorrectTenure;
import org.sekisho.app.organisation.Holding;
import org.sekisho.app.organisation.ReorganiseSections;
import org.sekisho.app.policy.AcceptImport;
import org.sekisho.app.policy.BeginImport;
import org.sekisho.app.policy.ConfirmLineage;
import org.sekisho.app.policy.DocumentKind;
import org.sekisho.app.policy.ImportLineage;
import org.sekisho.app.policy.NameReaders;
import org.sekisho.app.policy.Origin;
import org.sekisho.app.policy.RecordPublication;
import org.sekisho.app.publication.PublishHere;
import org.sekisho.app.publication.SitePath;
import org.sekisho.app.shared.Role;
import org.sekisho.app.shared.Time;
import org.sekisho.classification.Axis;
import org.sekisho.policytext.PolicyDocument;
import org.sekisho.policytext.PolicyReader;
import org.sekisho.policytext.PolicyUnreadable;
import org.springframework.context.annotation.Conditional;
import org.springframework.stereotype.Service;

/** Makes the two sample bodies of a demonstration, with their history. */
@Service
@Conditional(InDemonstration.class)
public final class SampleBodies {

    private static final int DAYS_TO_PUBLICATION = 3;
    private static final String ALGORITHM = "L64X128MixRandom";
    private static final long CITY_SEED = 20_051_001;
    private static final long ASSOCIATION_SEED = 19_780_401;
    private static final LocalDate CITY_BEGINS = LocalDate.of(2023, 4, 3);
    private static final LocalDate ASSOCIATION_BEGINS = LocalDate.of(2024, 4, 1);

    private static final LocalDate CITY_DUTIES_BEGIN = LocalDate.of(2025, 1, 6);
    private static final LocalDate ASSOCIATION_DUTIES_BEGIN = LocalDate.of(2025, 4, 7);

    private static final int LONGEST_SLUG = 30;

    private final UseCases use;
    private final Bodies bodies;
    private final Time time;

    SampleBodies(UseCases use, Bodies bodies, Time time) {
        this.use = use;
        this.bodies = bodies;
        this.time = time;
    }

    /**
     * Makes both bodies.
     *
     * @throws IllegalStateException if this installation has a body already; nothing is changed then
     */
    public void load(Progress progress) {
        if (!bodies.all().isEmpty()) {
            throw new IllegalStateException(
                    "The sample bodies are made in a new data folder only; this one has bodies already.");
        }
        city(progress);
        association(progress);
        progress.at("The sample bodies are ready", 1);
    }

    private void city(Progress progress) {
        var sample = Sample.read("city");
        var name = sample.body().name();
        progress.at(name + ": organs, sections and posts", 0);
        var founding = Founding.of(use, sample, CITY_BEGINS);
        founding.establish();
        abolish(founding, CITY_BEGINS, "情報管理課", LocalDate.of(2022, 4, 1));
        founding.setRules();
        progress.at(name + ": " + sample.body().staff() + " people and their posts", 0.08);
        var random = RandomGeneratorFactory.of(ALGORITHM).create(CITY_SEED);
        var staff = new Staff(
                founding,
                random,
                Map.of("clerk", LocalDate.of(2024, 4, 1)),
                Optional.of(new Staff.Exchange("section-head", "収納課", LocalDate.of(2025, 4, 1))));
        staff.begin();
        progress.at(name + ": transfers of 1 April 2024", 0.4);
        staff.april(2024, Map.of());
        progress.at(name + ": the policy of 2025", 0.5);
        importPolicy(founding, sample.policies().getFirst(), "city/", "", LocalDate.of(2024, 12, 23));
        progress.at(name + ": transfers of 1 April 2025", 0.58);
        staff.april(2025, Map.of());
        absence(founding, staff);
        progress.at(name + ": the policy of 2026", 0.7);
        importPolicy(founding, sample.policies().getLast(), "city/", "", LocalDate.of(2026, 3, 23));
        adoptBelow(founding);
        serve(founding, LocalDate.of(2026, 3, 30));
        progress.at(name + ": reorganisation and transfers of 1 April 2026", 0.78);
        var announced = LocalDate.of(2026, 3, 24);
        founding.establish(
                announced,
                sample.sections().stream()
                        .filter(section -> section.name().equals("ＤＸ推進室"))
                        .toList());
        staff.april(2026, Map.of("行政改革推進室", "ＤＸ推進室"));
        abolish(founding, announced, "行政改革推進室", LocalDate.of(2026, 4, 1));
        founding.hands()
                .on(
                        LocalDate.of(2026, 4, 6),
                        actor -> use.appointToRole()
                                .appoint(
                                        actor,
                                        new AppointToRole.Input(
                                                staff.holder("情報政策課", "主査"),
                                                Role.SYSTEM_OPERATOR,
                                                "標準準拠システムへの移行後の運用を係長とともに担当するため",
                                                LocalDate.of(2026, 4, 6),
                                                Optional.empty())));
        progress.at(name + ": the duties since 2025", 0.82);
        Years.of(founding, random, time.today(), true).play(CITY_DUTIES_BEGIN, LocalDate.of(2025, 4, 1));
        reviews(founding);
        new SampleConduct(use, founding, time.today()).play();
        new SampleRoles(founding, staff).city();
        var assets = new SampleAssets(use, founding, time.today());
        assets.enter("city", LocalDate.of(2025, 5, 20));
        assets.depend("city", LocalDate.of(2026, 5, 12));
        assets.setLevel(
                "N-003",
                Axis.AVAILABILITY,
                "1",
                "止まったときは、携帯電話回線による予備の接続に切り替えて、その日のうちに公式ホームページを更新できるため",
                LocalDate.of(2026, 5, 13));
        stocktaking(founding)
                .open(founding.hands()
                        .of(founding.account(SignInOffers.SECTION_HEAD).orElseThrow()));
        new SampleHandling(use, founding, time.today(), "市民課").play(assets.line("I-005"), assets.line("M-001"));
        progress.at(name + ": decisions", 0.91);
        founding.account(SignInOffers.OFFICER)
                .flatMap(officer -> founding.account(SignInOffers.SECTION_HEAD)
                        .map(head -> new SampleDecisions(use, founding, time.today(), officer, head)))
                .ifPresent(SampleDecisions::play);
        progress.at(name + ": the coming transfers", 0.92);
        founding.account(SignInOffers.OFFICER).map(founding.hands()::of).ifPresent(officer -> {
            new SampleTransfers(use, officer, time.today()).prepare();
            new SampleRevision(use, officer, time.today()).prepare();
        });
    }

    private SampleStocktaking stocktaking(Founding founding) {
        var officer = founding.hands().of(founding.account(SignInOffers.OFFICER).orElseThrow());
        return new SampleStocktaking(use, officer, time.today());
    }

    private void reviews(Founding founding) {
        founding.account(SignInOffers.OFFICER)
                .map(founding.hands()::of)
                .ifPresent(officer -> new SampleReviews(use, officer, time.today()).play());
    }

    /** What is for the public, to be read at the address of the body by everybody. */
    private void serve(Founding founding, LocalDate day) {
        if (!day.isAfter(time.today())) {
            var path = SitePath.of(bodies.byId(founding.body()).orElseThrow());
            founding.hands()
                    .on(
                            day,
                            actor -> use.publishHere()
                                    .publish(
                                            actor,
                                            path,
                                            new PublishHere.Input(
                                                    use.publicSite().statement(actor))));
        }
    }

    /** The standard, revised once for a day to come, and a procedure that one section alone reads. */
    private void adoptBelow(Founding founding) {
        var hands = founding.hands().of(founding.account(SignInOffers.OFFICER).orElseThrow());
        var decided = LocalDate.of(2025, 3, 24);
        var first = LocalDate.of(2025, 4, 1);
        var standard = adopt(hands, DocumentKind.STANDARD, "standard.txt", "", Optional.empty(), decided, first);
        adopt(
                hands,
                DocumentKind.STANDARD,
                "standard.txt",
                "第10条 情報政策課長は、生成ＡＩの利用について、入力してはならない情報を定め、職員等に周知する。\n",
                Optional.of(standard),
                LocalDate.of(2026, 3, 27),
                LocalDate.of(2027, 4, 1));
        var procedure = adopt(
                hands, DocumentKind.PROCEDURE, "procedure.txt", "", Optional.empty(), decided, first.plusMonths(1));
        hands.on(
                decided.plusDays(1), actor -> use.nameReaders().name(actor, new NameReaders.Input(procedure, "情報政策課")));
    }

    private UUID adopt(
            Hands hands,
            DocumentKind kind,
            String file,
            String more,
            Optional<UUID> document,
            LocalDate on,
            LocalDate inForce) {
        var bytes = (new String(Sample.resource("city/" + file), StandardCharsets.UTF_8) + "\n" + more)
                .getBytes(StandardCharsets.UTF_8);
        var begun = hands.on(
                on,
                actor -> use.beginImport()
                        .begin(actor, new BeginImport.Input(kind, file, new ByteArrayInputStream(bytes))));
        var proposed = AcceptImport.Input.proposed(begun)
                .inForceFrom(inForce)
                .decided(on, "副市長")
                .nonPublic("公にすることにより、行政運営に重大な支障を及ぼすおそれがあるため");
        var input = new AcceptImport.Input(
                proposed.draft(),
                proposed.number(),
                document,
                proposed.title(),
                proposed.instrument(),
                proposed.instrumentNumber(),
                proposed.decidedOn(),
                proposed.decidedBy(),
                proposed.inForce(),
                proposed.disclosure());
        hands.on(on, actor -> use.importLineage().of(actor, input.draft(), input.document(), input.inForce()))
                .filter(compared -> compared.undecided() > 0)
                .ifPresent(compared ->
                        hands.on(on, actor -> use.confirmLineage().confirm(actor, compared.agreeing())));
        return hands.on(on, actor -> use.acceptImport().accept(actor, input)).document();
    }

    /**
     * A section head is away for some weeks. The deputy is entered late; that the absence ended earlier than expected is
     * entered as a correction.
     */
    private void absence(Founding founding, Staff staff) {
        var hands = founding.hands();
        var deputy = hands.on(
                        LocalDate.of(2025, 10, 20),
                        actor -> use.assignPosts()
                                .assign(
                                        actor,
                                        new AssignPosts.Input(List.of(new AssignPosts.Assignment(
                                                staff.holder("福祉課", "課長補佐"),
                                                founding.post("福祉課", "課長"),
                                                Holding.DEPUTY,
                                                LocalDate.of(2025, 9, 1),
                                                Optional.of(LocalDate.of(2025, 12, 1)))))))
                .begun()
                .getFirst();
        hands.on(
                LocalDate.of(2025, 12, 5),
                actor -> use.correctTenure()
                        .correct(
                                actor,
                                new CorrectTenure.Input(
                                        deputy,
                                        LocalDate.of(2025, 9, 1),
                                        Optional.of(LocalDate.of(2025, 11, 17)),
                                        "課長が予定より早く11月17日に復職していたため")));
        hands.on(
                LocalDate.of(2025, 6, 2),
                actor -> use.appointToRole()
                        .appoint(
                                actor,
                                new AppointToRole.Input(
                                        staff.holder("福祉課", "係長"),
                                        Role.SYSTEM_OPERATOR,
                                        "福祉総合システムの更新に伴うデータ移行を担当するため",
                                        LocalDate.of(2025, 6, 2),
                                        Optional.of(LocalDate.of(2026, 4, 1)))));
    }

    private void abolish(Founding founding, LocalDate entered, String section, LocalDate on) {
        founding.hands()
                .on(
                        entered,
                        actor -> use.reorganiseSections()
                                .reorganise(
                                        actor,
                                        new ReorganiseSections.Input(
                                                on,
                                                List.of(new ReorganiseSections.Change.End(
                                                        founding.section(section))))));
    }

    private void association(Progress progress) {
        var sample = Sample.read("association");
        var name = sample.body().name();
        progress.at(name + ": organisation and " + sample.body().staff() + " people", 0.93);
        var founding = Founding.of(use, sample, ASSOCIATION_BEGINS);
        founding.establish();
        founding.setRules();
        var random = RandomGeneratorFactory.of(ALGORITHM).create(ASSOCIATION_SEED);
        var staff = new Staff(founding, random, Map.of("officer", LocalDate.of(2025, 4, 1)), Optional.empty());
        staff.begin();
        progress.at(name + ": the policy", 0.96);
        importPolicy(
                founding,
                sample.policies().getFirst(),
                "association/",
                name + "情報セキュリティ基本方針",
                LocalDate.of(2024, 5, 13));
        staff.replacements(2025);
        progress.at(name + ": the duties since 2025", 0.98);
        Years.of(founding, random, time.today(), false).play(ASSOCIATION_DUTIES_BEGIN, LocalDate.of(2025, 7, 1));
        reviews(founding);
        new SampleConduct(use, founding, time.today()).play();
        new SampleRoles(founding, staff).association();
        var assets = new SampleAssets(use, founding, time.today());
        assets.enter("association", LocalDate.of(2025, 6, 10));
        assets.depend("association", LocalDate.of(2026, 5, 20));
        stocktaking(founding).closed();
        new SampleHandling(use, founding, time.today(), "総務係").play(assets.line("12"), assets.line("10"));
    }

    /**
     * Makes one more body, named after the title of a policy of the reader's own, with a small organisation, the accounts
     * of the sign-in page, that policy, and a year of the duties that it was bound to. Bodies that are there already stay
     * as they are.
     *
     * @throws PolicyUnreadable if the file cannot be read; nothing is changed then
     */
    public BodyRef addWithPolicy(Path file) throws PolicyUnreadable {
        var fileName = String.valueOf(file.getFileName());
        byte[] bytes;
        try {
            bytes = Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException("The file " + file + " cannot be read", e);
        }
        var policy = new PolicyReader().read(bytes, fileName);
        var title = policy.title().orElse("");
        var stem = fileName.replaceFirst("\\.[^.]*$", "");
        var slug = freeSlug(stem);
        var random = RandomGeneratorFactory.of(ALGORITHM).create(slug.hashCode());
        var sample = OwnBody.sample(OwnBody.name(title, stem), slug, random);
        var day = time.today().minusYears(1);
        var founding = Founding.of(use, sample, day);
        founding.establish();
        founding.setRules();
        new Staff(founding, random, Map.of(), Optional.empty()).begin();
        var begins = begins(policy, day, time.today());
        importPolicy(founding, fileName, bytes, sample.body().name() + "情報セキュリティ基本方針", begins, begins);
        Years.of(founding, random, time.today(), false).play(begins, begins.plusMonths(3));
        return bodies.byId(founding.body()).orElseThrow();
    }

    /** The day on which a body takes its policy in: a year ago, or when the newest text was decided and in force since. */
    private static LocalDate begins(PolicyDocument policy, LocalDate yearAgo, LocalDate today) {
        return policy.history().stream()
                .flatMap(event -> Stream.concat(event.decided().stream(), event.inForce().stream()))
                .filter(day -> day.isAfter(yearAgo) && day.isBefore(today))
                .max(LocalDate::compareTo)
                .orElse(yearAgo);
    }

    /** A short name made of the file's name, with a number when it is taken. */
    private String freeSlug(String stem) {
        var plain = stem.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-+|-+$", "");
        var cut = plain.substring(0, Math.min(plain.length(), LONGEST_SLUG)).replaceAll("-+$", "");
        var slug = cut.isEmpty() ? "own" : cut;
        var taken = bodies.all().stream().map(BodyRef::slug).collect(Collectors.toSet());
        return IntStream.iterate(1, number -> number + 1)
                .mapToObj(number -> number == 1 ? slug : slug + "-" + number)
                .filter(free -> !taken.contains(free))
                .findFirst()
                .orElseThrow();
    }

    private void importPolicy(Founding founding, Sample.Policy policy, String folder, String title, LocalDate on) {
        importPolicy(
                founding,
                policy.file(),
                Sample.resource(folder + policy.file()),
                title,
                policy.inForce().orElse(on),
                on);
    }

    /**
     * Imports a policy as it reads itself.
     *
     * @param title taken where the text has none
     * @param inForce taken where the text states no day
     */
    private void importPolicy(
            Founding founding, String fileName, byte[] bytes, String title, LocalDate inForce, LocalDate on) {
        var hands = founding.hands();
        var begun = hands.on(
                on,
                actor -> use.beginImport()
                        .begin(
                                actor,
                                new BeginImport.Input(DocumentKind.POLICY, fileName, new ByteArrayInputStream(bytes))));
        var proposed = AcceptImport.Input.proposed(begun);
        var titled = proposed.title().isBlank() ? proposed.titled(title) : proposed;
        var accepted = titled.inForce().isEmpty() ? titled.inForceFrom(inForce) : titled;
        hands.on(on, actor -> use.importLineage().of(actor, accepted.draft(), accepted.document(), accepted.inForce()))
                .filter(compared -> compared.undecided() > 0)
                .ifPresent(compared ->
                        hands.on(on, actor -> use.confirmLineage().confirm(actor, decided(compared))));
        var version = hands.on(on, actor -> use.acceptImport().accept(actor, accepted))
                .version();
        // The program reacts by itself; whoever comes second finds it done.
        hands.asProgram(on, program -> use.bindClauses().bind(program, version));
        hands.asProgram(
                on,
                program -> use.deriveDuties()
                        .derive(
                                program,
                                new ClausesBound(
                                        version,
                                        program.body(),
                                        version,
                                        accepted.inForce().orElseThrow())));
        var published = on.plusDays(DAYS_TO_PUBLICATION);
        if (!published.isAfter(time.today())) {
            hands.on(
                    published,
                    actor -> use.recordPublication()
                            .publish(actor, new RecordPublication.Input(version, published, "公式ウェブサイト")));
        }
    }

    /** What an official says of the sample's revision: a clause that would be gone was put together with its like. */
    private static ConfirmLineage.Input decided(ImportLineage.Compared compared) {
        var goOn = compared.origins().stream()
                .flatMap(origin -> origin.from().stream())
                .collect(Collectors.toSet());
        var decisions = compared.questions().stream()
                .map(question -> {
                    var from = new TreeSet<>(question.candidates());
                    from.removeAll(goOn);
                    from.addAll(question.proposed().from());
                    return new ConfirmLineage.Decision(
                            question.clause(),
                            question.proposed().choice() == Origin.Choice.SAME && from.size() > 1
                                    ? new Origin(Origin.Choice.MERGED, from)
                                    : question.proposed());
                })
                .toList();
        return new ConfirmLineage.Input(
                compared.draft(), compared.number(), compared.other().id(), decisions);
    }
}
