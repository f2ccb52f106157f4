package org.sekisho.app.controls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.sekisho.app.Statements;
import org.sekisho.app.duties.DeriveDuties;
import org.sekisho.app.duties.Duty;
import org.sekisho.app.duties.StatusOfDuties;
import org.sekisho.app.evidence.Act;
import org.sekisho.app.evidence.Work;
import org.sekisho.app.policy.AcceptImport;
import org.sekisho.app.policy.DocumentKind;
import org.sekisho.app.policy.PolicyFixture;
import org.sekisho.app.shared.AsOf;
import org.sekisho.app.shared.Permission;
import org.sekisho.app.shared.Refusal;
import org.sekisho.app.shared.Time;
import org.sekisho.controls.Catalogue;
import org.sekisho.controls.Span;
import org.sekisho.controls.Text;

/** Bindings say with which catalogue they were made, and another one reaches them by an act of the body. */
final class CatalogueVersionTest {

    private static final LocalDate FIRST = LocalDate.of(2024, 4, 1);
    private static final Span TRAINING = new Span("4(1)", 1, 1);
    private static final Span CHECK = new Span("4(2)", 1, 1);
    private static final Span DUTY = new Span("3", 1, 1);

    private static final String OWN = """
            id: minato
            version: 1
            date: 2026-04-01
            topics:
              - id: own.devices
                measure: 3
                title: {ja: 機器の点検, en: Checking devices}
                binds: {act: ["点検 > 行"]}
                controls:
                  - id: own.devices.checked
                    stage: operation
                    title: {ja: 機器の点検, en: Devices are checked}
                    ask: {ja: 機器を点検してください。, en: Check the devices.}
                    owner: SECTION_SECURITY_MANAGER
                    every: MONTH
                    own: 点検要領3
                    evidence:
                      - {ja: 点検表, en: Sheet}
                    source: 点検要領3
            """;

    private final PolicyFixture fixture = PolicyFixture.newBody();
    private final LocalDate today = fixture.use(Time.class).today();

    @Test
    void the_bindings_say_with_which_version_of_the_catalogue_they_were_made() {
        var version = bound();
        assertThat(read(version).catalogue()).contains(Catalogue.standard().version());
        assertThat(preview(version)).isEmpty();
    }

    @Test
    void what_a_newer_catalogue_would_change_is_shown_and_changes_nothing_by_itself() {
        var version = bound();
        makeOlder(version);
        var before = read(version);
        var newer = preview(version).orElseThrow();
        assertThat(newer.from()).contains("0.9.0");
        assertThat(newer.to()).isEqualTo(Catalogue.standard().version());
        assertThat(newer.differences())
                .containsExactly(
                        new TakeOverCatalogue.Difference(
                                DUTY,
                                "職員等は、情報資産を守らなければならない。",
                                Map.of("staff.obedience", Verdict.BOUND, "outsourcing.sns", Verdict.BOUND),
                                Map.of("staff.obedience", Verdict.BOUND)),
                        new TakeOverCatalogue.Difference(
                                TRAINING, "職員等に教育を行う。", Map.of(), Map.of("staff.training", Verdict.BOUND)));
        assertThat(read(version)).isEqualTo(before);
    }

    @Test
    void a_newer_catalogue_is_taken_over_by_one_act_that_keeps_what_persons_decided() {
        var version = bound();
        decide(version, CHECK, "outsourcing.sns", true, "村の申合せ");
        makeOlder(version);
        take(version, Catalogue.standard().version());
        assertThat(read(version).catalogue()).contains(Catalogue.standard().version());
        assertThat(preview(version)).isEmpty();
        assertThat(topics(version, TRAINING)).contains("staff.training");
        assertThat(topics(version, DUTY)).doesNotContain("outsourcing.sns");
        assertThat(topics(version, CHECK)).contains("outsourcing.sns");
        assertThat(read(version).bindings())
                .filteredOn(bound -> bound.topic().equals("outsourcing.sns"))
                .allSatisfy(bound -> assertThat(bound.why().ja()).isEqualTo("村の申合せ"));
        assertThatThrownBy(() -> take(version, Catalogue.standard().version())).isInstanceOf(Refusal.Stale.class);
    }

    @Test
    void another_catalogue_than_the_one_that_was_shown_is_not_taken_over() {
        var version = bound();
        makeOlder(version);
        var before = read(version);
        assertThatThrownBy(() -> take(version, "0.9.5")).isInstanceOf(Refusal.Stale.class);
        assertThatThrownBy(() -> fixture.use(TakeOverCatalogue.class)
                        .take(fixture.staff(), version, Catalogue.standard().version()))
                .isInstanceOf(Refusal.NotPermitted.class);
        assertThat(read(version)).isEqualTo(before);
    }

    @Test
    void an_addition_reaches_bindings_and_duties_at_once_and_keeps_what_persons_decided() {
        var version = bound();
        decide(version, DUTY, "staff.obedience", false, "別に定める");
        assertThat(duty("own.devices.checked")).isEmpty();
        extend(OWN);
        assertThat(topics(version, CHECK)).contains("own.devices");
        assertThat(read(version).catalogue())
                .hasValueSatisfying(one -> assertThat(one).endsWith("+minato-1"));
        assertThat(topics(version, DUTY)).doesNotContain("staff.obedience");
        Statements.awaitReactions(fixture.use(DSLContext.class));
        assertThat(duty("own.devices.checked").map(Duty::control)).contains("own.devices.checked");
        extend(OWN.replace("点検 > 行", "掃除 > 行").replace("version: 1", "version: 2"));
        assertThat(topics(version, CHECK)).doesNotContain("own.devices");
    }

    @Test
    void what_is_refused_is_no_longer_asked_from_the_day_on_which_it_was_refused() {
        var version = bound();
        assertThat(duty("training.plan")).isPresent();
        for (var binding : read(version).bindings()) {
            if (binding.topic().equals("staff.training")) {
                decide(version, binding.span(), binding.topic(), false, "県が行う");
            }
        }
        Statements.awaitReactions(fixture.use(DSLContext.class));
        assertThat(duty("training.plan")).isEmpty();
    }

    @Test
    void a_standard_beside_the_policy_takes_nothing_back_that_the_policy_asks_for() {
        bound();
        assertThat(duty("training.plan")).isPresent();
        var begun = fixture.begin(
                DocumentKind.STANDARD,
                "standard.txt",
                "みなと村情報セキュリティ対策基準\n\n1 監査\n\n監査を実施する。\n".getBytes(StandardCharsets.UTF_8));
        var standard = fixture.use(AcceptImport.class)
                .accept(fixture.officer(), AcceptImport.Input.proposed(begun).inForceFrom(today))
                .version();
        derive(standard, today);
        assertThat(duty("training.plan")).isPresent();
        assertThat(duty("audit.yearly")).isPresent();
    }

    @Test
    void what_is_decided_of_a_text_that_is_no_longer_in_force_asks_for_nothing_today() {
        var first = bound();
        var next = PolicyFixture.SMALL.replace("教育\n\n職員等に教育を行う。", "保管\n\n書類は、鍵の掛かる棚に収める。");
        var second = fixture.accept(
                        AcceptImport.Input.proposed(fixture.begin(next)).inForceFrom(today))
                .version();
        derive(second, today);
        assertThat(duty("training.plan")).isEmpty();
        decide(first, DUTY, "staff.obedience", false, "別に定める");
        Statements.awaitReactions(fixture.use(DSLContext.class));
        assertThat(duty("training.plan")).isEmpty();
    }

    private UUID bound() {
        var version = fixture.accept(AcceptImport.Input.proposed(fixture.begin(PolicyFixture.SMALL))
                        .inForceFrom(FIRST))
                .version();
        derive(version, FIRST);
        return version;
    }

    /** What otherwise follows in the background, done now: it changes nothing the second time. */
    private void derive(UUID version, LocalDate from) {
        fixture.use(BindClauses.class).bind(fixture.officer(), version);
        fixture.use(DeriveDuties.class)
                .derive(fixture.officer(), new ClausesBound(UUID.randomUUID(), fixture.body(), version, from));
        Statements.awaitReactions(fixture.use(DSLContext.class));
    }

    /** As if an older catalogue had bound the text: one topic was not known to it, and it took one sentence for more. */
    private void makeOlder(UUID version) {
        var bindings = fixture.use(Bindings.class);
        fixture.use(Work.class).change(fixture.officer(), Permission.KEEP_DUTIES, tx -> {
            var stands = bindings.of(tx, version);
            var entry = tx.enter(Act.of("controls.clauses.bound", "document-version", version));
            bindings.supersedeReadings(
                    tx, stands.readings().stream().map(BoundClauses.Reading::id).toList());
            var readings = new ArrayList<BoundClauses.Reading>();
            stands.readings()
                    .forEach(one -> readings.add(new BoundClauses.Reading(
                            tx.newId(),
                            one.clause(),
                            one.ordinal(),
                            one.path(),
                            one.kind(),
                            one.why(),
                            one.quotes(),
                            one.decidedBy(),
                            one.carried(),
                            "0.9.0")));
            bindings.addReadings(tx, version, entry, readings);
            bindings.supersedeBindings(
                    tx,
                    stands.bindings().stream()
                            .filter(one -> one.span().equals(TRAINING))
                            .map(BoundClauses.Bound::id)
                            .toList());
            var duty = stands.readings().stream()
                    .filter(one -> one.path().equals(DUTY.path()))
                    .findFirst()
                    .orElseThrow();
            bindings.addBindings(
                    tx,
                    version,
                    entry,
                    List.of(new BoundClauses.Bound(
                            tx.newId(),
                            duty.clause(),
                            DUTY,
                            "outsourcing.sns",
                            Verdict.BOUND,
                            new Text("以前の版", "earlier"),
                            List.of(),
                            Optional.empty(),
                            "",
                            Optional.empty(),
                            false)));
            return entry;
        });
    }

    private void extend(String content) {
        fixture.use(ExtendCatalogue.class)
                .extend(
                        fixture.officer(),
                        new ExtendCatalogue.Input("own.yaml", content.getBytes(StandardCharsets.UTF_8)));
    }

    private void take(UUID version, String seen) {
        fixture.use(TakeOverCatalogue.class).take(fixture.officer(), version, seen);
    }

    private Optional<TakeOverCatalogue.Newer> preview(UUID version) {
        return fixture.use(TakeOverCatalogue.class).preview(fixture.officer(), version);
    }

    private void decide(UUID version, Span span, String topic, boolean bound, String reason) {
        fixture.use(CorrectBinding.class)
                .decide(fixture.officer(), new CorrectBinding.Input(version, span, topic, bound, reason));
    }

    private BoundClauses read(UUID version) {
        return fixture.use(BindingsInForce.class).of(fixture.officer(), version);
    }

    private List<String> topics(UUID version, Span span) {
        return read(version).bindings().stream()
                .filter(bound -> bound.span().equals(span) && bound.verdict() == Verdict.BOUND)
                .map(BoundClauses.Bound::topic)
                .toList();
    }

    private Optional<Duty> duty(String control) {
        return fixture.use(StatusOfDuties.class).on(fixture.officer(), AsOf.known(today)).duties().stream()
                .map(StatusOfDuties.DutyStatus::duty)
                .filter(duty -> duty.control().equals(control))
                .findFirst();
    }
}
