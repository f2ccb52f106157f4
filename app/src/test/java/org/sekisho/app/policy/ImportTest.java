package org.sekisho.app.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sekisho.app.shared.Actor;
import org.sekisho.app.shared.AsOf;
import org.sekisho.app.shared.Message;
import org.sekisho.app.shared.Refusal;
import org.sekisho.app.shared.Time;
import org.sekisho.app.shared.web.Bundles;
import org.sekisho.policytext.Clause;
import org.sekisho.policytext.Correction;
import org.sekisho.policytext.PolicyDocument;

/** A policy comes in, is corrected and is in force on the right days; what cannot be taken changes nothing. */
final class ImportTest {

    private static final LocalDate APRIL = LocalDate.of(2026, 4, 1);

    @ParameterizedTest
    @ValueSource(strings = {"hanamaki.txt", "sunagawa.txt"})
    void a_real_policy_is_in_force_with_every_clause_in_its_order(String name) {
        var fixture = PolicyFixture.newBody();
        acceptedInOrder(fixture, PolicyFixture.real(name));
    }

    @ParameterizedTest
    @ValueSource(strings = {"city/policy.txt", "city/policy-2024.txt", "association/policy.txt"})
    void a_sample_policy_is_in_force_with_every_clause_in_its_order(String name) {
        var fixture = PolicyFixture.newBody();
        acceptedInOrder(fixture, PolicyFixture.sample(name));
    }

    private static void acceptedInOrder(PolicyFixture fixture, String text) {
        var begun = fixture.begin(text);
        var read = fixture.use(OpenImports.class)
                .draft(fixture.officer(), begun.draft())
                .tree();
        assertThat(read.clauses()).hasSizeGreaterThan(10);
        var accepted = fixture.use(AcceptImport.class)
                .accept(
                        fixture.officer(),
                        AcceptImport.Input.proposed(begun)
                                .titled("情報セキュリティ基本方針")
                                .inForceFrom(APRIL));
        assertThat(accepted.fresh()).isEqualTo(read.clauses().size());
        var found = policy(fixture, AsOf.known(APRIL)).inForce().orElseThrow();
        assertThat(found.text().tree()).isEqualTo(read);
        assertThat(found.text().clauses()).doesNotHaveDuplicates();
        assertThat(fixture.rows().get("clause_version"))
                .isEqualTo(read.clauses().size());
    }

    @Test
    void what_the_document_says_of_itself_is_proposed() {
        var proposal = PolicyFixture.newBody()
                .begin(PolicyFixture.sample("city/policy.txt"))
                .proposal();
        assertThat(proposal.title()).isEqualTo("篠瀬市情報セキュリティ基本方針");
        assertThat(proposal.decidedOn()).contains(LocalDate.of(2026, 3, 19));
        assertThat(proposal.decidedBy()).contains("市長");
        assertThat(proposal.instrument()).isEqualTo(Instrument.DECISION);
        assertThat(proposal.inForce()).contains(APRIL);
    }

    @Test
    void a_version_whose_day_has_not_come_is_not_yet_in_force_and_then_ends_the_one_before() {
        var fixture = PolicyFixture.newBody();
        var first = accept(fixture, PolicyFixture.SMALL, LocalDate.of(2025, 4, 1));
        var tomorrow = fixture.use(Time.class).today().plusDays(1);
        var second = accept(fixture, PolicyFixture.SMALL.replace("毎年点検", "毎月点検"), tomorrow);

        assertThat(inForce(fixture, tomorrow.minusDays(1))).contains(first.version());
        assertThat(inForce(fixture, tomorrow)).contains(second.version());
        assertThat(inForce(fixture, LocalDate.of(2025, 3, 31))).isEmpty();
        var versions = policy(fixture, AsOf.known(tomorrow)).versions();
        assertThat(versions)
                .extracting(DocumentVersion::validFrom, DocumentVersion::validTo)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(LocalDate.of(2025, 4, 1), Optional.of(tomorrow)),
                        org.assertj.core.groups.Tuple.tuple(tomorrow, Optional.empty()));
    }

    @Test
    void a_version_that_is_entered_late_takes_its_place_between_those_around_it() {
        var fixture = PolicyFixture.newBody();
        var first = accept(fixture, PolicyFixture.SMALL, LocalDate.of(2020, 4, 1));
        var third = accept(fixture, PolicyFixture.SMALL.replace("毎年", "毎月"), LocalDate.of(2026, 4, 1));
        var second = accept(fixture, PolicyFixture.SMALL.replace("毎年", "半年ごとに"), LocalDate.of(2023, 4, 1));
        assertThat(inForce(fixture, LocalDate.of(2023, 3, 31))).contains(first.version());
        assertThat(inForce(fixture, LocalDate.of(2023, 4, 1))).contains(second.version());
        assertThat(inForce(fixture, LocalDate.of(2026, 3, 31))).contains(second.version());
        assertThat(inForce(fixture, LocalDate.of(2026, 4, 1))).contains(third.version());
    }

    @Test
    void as_known_on_a_day_what_was_entered_later_is_not_there() {
        var fixture = PolicyFixture.newBody();
        var may = LocalDate.of(2026, 5, 10);
        var june = LocalDate.of(2026, 6, 10);
        at(may, () -> accept(fixture, PolicyFixture.SMALL, LocalDate.of(2025, 4, 1)));
        var second = at(june, () -> accept(fixture, PolicyFixture.SMALL.replace("毎年", "毎月"), LocalDate.of(2026, 4, 1)));

        assertThat(policy(fixture, AsOf.knownThen(may.minusDays(1))).inForce()).isEmpty();
        assertThat(policy(fixture, AsOf.knownThen(may))
                        .inForce()
                        .orElseThrow()
                        .version()
                        .number())
                .isEqualTo(1);
        assertThat(policy(fixture, AsOf.known(may))
                        .inForce()
                        .orElseThrow()
                        .version()
                        .id())
                .isEqualTo(second.version());
        assertThat(policy(fixture, AsOf.knownThen(june))
                        .inForce()
                        .orElseThrow()
                        .version()
                        .id())
                .isEqualTo(second.version());
    }

    @Test
    void a_clause_keeps_its_identity_when_it_moves_or_when_its_text_changes_under_the_same_heading() {
        var fixture = PolicyFixture.newBody();
        accept(fixture, PolicyFixture.SMALL, LocalDate.of(2025, 4, 1));
        var before = policy(fixture, AsOf.known(APRIL)).inForce().orElseThrow().text();
        var amended = PolicyFixture.SMALL
                .replace("毎年点検を行う。", "毎月点検を行い、記録する。")
                .replace("(1) 教育\n\n職員等に教育を行う。\n\n(2) 点検", "(1) 体制\n\n責任者を置く。\n\n(2) 点検")
                .replace("4 対策", "4 監査\n\n毎年監査を行う。\n\n5 対策");
        var accepted = accept(fixture, amended, APRIL);
        var after = policy(fixture, AsOf.known(APRIL)).inForce().orElseThrow().text();

        assertThat(after.clauseAt("2(1)")).isEqualTo(before.clauseAt("2(1)"));
        assertThat(after.clauseAt("5")).as("moved with its text").isEqualTo(before.clauseAt("4"));
        assertThat(after.clauseAt("4")).as("new").isNotEqualTo(before.clauseAt("4"));
        assertThat(before.clauses()).doesNotContain(after.clauseAt("5(1)").orElseThrow());
        assertThat(accepted.kept() + accepted.fresh()).isEqualTo(after.clauses().size());
    }

    @Test
    void a_clause_that_keeps_place_and_heading_keeps_its_identity() {
        var fixture = PolicyFixture.newBody();
        accept(fixture, PolicyFixture.SMALL, LocalDate.of(2025, 4, 1));
        var before = policy(fixture, AsOf.known(APRIL)).inForce().orElseThrow().text();
        accept(fixture, PolicyFixture.SMALL.replace("毎年点検を行う。", "毎月点検を行い、記録する。"), APRIL);
        var after = policy(fixture, AsOf.known(APRIL)).inForce().orElseThrow().text();
        assertThat(after.clauses()).isEqualTo(before.clauses());
    }

    @Test
    void a_correction_that_was_made_on_an_old_state_is_refused() {
        var fixture = PolicyFixture.newBody();
        var begun = fixture.begin(PolicyFixture.SMALL);
        correct(fixture, begun.draft(), 1, new Correction.Join("4(2)", false));
        var before = fixture.rows();
        assertThatThrownBy(() -> correct(fixture, begun.draft(), 1, new Correction.Join("4(1)", false)))
                .isInstanceOf(Refusal.Stale.class);
        assertThat(fixture.rows()).isEqualTo(before);
    }

    @Test
    void a_correction_that_does_not_fit_is_refused_with_the_reason() {
        var fixture = PolicyFixture.newBody();
        var begun = fixture.begin(PolicyFixture.SMALL);
        var refusal = catchThrowableOfType(
                Refusal.Invalid.class, () -> correct(fixture, begun.draft(), 1, new Correction.Join("99", false)));
        assertThat(words(refusal.reason())).isEqualTo("その条項はありません。");
    }

    @Test
    void corrections_keep_every_sign_and_undoing_leads_back_to_the_reading() {
        long seed = 20261122;
        var random = new Random(seed);
        var fixture = PolicyFixture.newBody();
        var begun = fixture.begin(PolicyFixture.sample("association/policy.txt"));
        var read = fixture.use(OpenImports.class)
                .draft(fixture.officer(), begun.draft())
                .tree();
        int number = 1;
        var tree = read;
        for (int i = 0; i < 12; i++) {
            var done = correct(fixture, begun.draft(), number, any(tree, random));
            number = done.number();
            tree = done.tree();
            assertThat(signs(tree)).as("seed %d, correction %d", seed, i).isEqualTo(signs(read));
        }
        for (int i = 0; i < 12; i++) {
            number = fixture.use(UndoCorrection.class)
                    .undo(fixture.officer(), new UndoCorrection.Input(begun.draft(), number))
                    .number();
        }
        assertThat(fixture.use(OpenImports.class)
                        .draft(fixture.officer(), begun.draft())
                        .tree())
                .isEqualTo(read);
        int last = number;
        assertThatThrownBy(() -> fixture.use(UndoCorrection.class)
                        .undo(fixture.officer(), new UndoCorrection.Input(begun.draft(), last)))
                .isInstanceOf(Refusal.Invalid.class);
    }

    private static Correction any(PolicyDocument tree, Random random) {
        var clauses = tree.clauses();
        var clause = clauses.get(1 + random.nextInt(clauses.size() - 1));
        if (clause.paragraphs().isEmpty() || random.nextInt(3) == 0) {
            return new Correction.Join(clause.path(), random.nextBoolean());
        }
        return random.nextBoolean()
                ? new Correction.ToLayout(clause.path(), 0)
                : new Correction.MoveParagraph(
                        clause.path(), 0, clauses.getFirst().path());
    }

    /** All signs but spaces, in no order. */
    private static List<Integer> signs(PolicyDocument tree) {
        var text = new StringBuilder();
        tree.preamble().forEach(text::append);
        for (Clause clause : tree.clauses()) {
            text.append(clause.marker()).append(clause.caption().orElse(""));
            clause.paragraphs().forEach(text::append);
        }
        tree.layout().forEach(line -> text.append(line.text()));
        return text.codePoints()
                .filter(c -> !Character.isSpaceChar(c) && !Character.isWhitespace(c))
                .sorted()
                .boxed()
                .toList();
    }

    @Test
    void an_upload_that_cannot_be_read_is_refused_with_the_reason_and_changes_nothing() {
        var fixture = PolicyFixture.newBody();
        var before = fixture.rows();
        var blank = refused(fixture, "空.txt", new byte[0]);
        assertThat(words(blank.reason())).contains("空.txt").contains("中身がありません");
        var program = refused(fixture, "../../方針.exe", new byte[] {'M', 'Z', 0, 1, 2, 3});
        assertThat(words(program.reason())).contains("方針.exe").contains("形式").doesNotContain("..");
        var noise = new byte[100_000];
        new Random(7).nextBytes(noise);
        refused(fixture, "noise.docx", noise);
        refused(fixture, "noise.pdf", noise);
        assertThat(fixture.rows()).isEqualTo(before);
    }

    @Test
    void an_upload_that_is_too_large_is_refused_before_it_is_read_whole() {
        var fixture = PolicyFixture.newBody();
        var before = fixture.rows();
        var endless = new java.io.InputStream() {
            private long given;

            @Override
            public int read() {
                given++;
                return 'a';
            }

            @Override
            public int read(byte[] bytes, int from, int length) {
                java.util.Arrays.fill(bytes, from, from + length, (byte) 'a');
                given += length;
                return length;
            }
        };
        var refusal = catchThrowableOfType(
                Refusal.Invalid.class,
                () -> fixture.use(BeginImport.class)
                        .begin(fixture.officer(), new BeginImport.Input(DocumentKind.POLICY, "large.txt", endless)));
        assertThat(words(refusal.reason())).contains("32 MB");
        assertThat(endless.given).isLessThan(FileReading.MOST_BYTES + (1 << 20));
        assertThat(fixture.rows()).isEqualTo(before);
    }

    private static Refusal.Invalid refused(PolicyFixture fixture, String name, byte[] bytes) {
        var refusal =
                catchThrowableOfType(Refusal.Invalid.class, () -> fixture.begin(DocumentKind.POLICY, name, bytes));
        assertThat(refusal).as(name).isNotNull();
        assertThat(refusal.problems().getFirst().field()).isEqualTo("file");
        return refusal;
    }

    @Test
    void all_that_is_wrong_with_the_acceptance_is_said_at_once_and_nothing_changes() {
        var fixture = PolicyFixture.newBody();
        var begun = fixture.begin("決まりごとは追って定める。");
        var before = fixture.rows();
        var input = new AcceptImport.Input(
                begun.draft(),
                1,
                Optional.empty(),
                " ",
                Instrument.OTHER,
                Optional.empty(),
                Optional.of(LocalDate.of(2999, 1, 1)),
                Optional.empty(),
                Optional.empty(),
                new Disclosure.NonPublic(""));
        var refusal = catchThrowableOfType(
                Refusal.Invalid.class, () -> fixture.use(AcceptImport.class).accept(fixture.officer(), input));
        assertThat(refusal.problems())
                .extracting(Refusal.Problem::field)
                .containsExactlyInAnyOrder("", "title", "decidedOn", "inForce", "reason");
        assertThat(fixture.rows()).isEqualTo(before);
    }

    @Test
    void two_versions_cannot_be_in_force_from_the_same_day() {
        var fixture = PolicyFixture.newBody();
        accept(fixture, PolicyFixture.SMALL, APRIL);
        assertThatThrownBy(() -> accept(fixture, PolicyFixture.SMALL, APRIL)).isInstanceOf(Refusal.Invalid.class);
    }

    @Test
    void a_discarded_import_is_gone_from_the_list_and_cannot_be_accepted() {
        var fixture = PolicyFixture.newBody();
        var begun = fixture.begin(PolicyFixture.SMALL);
        fixture.use(DiscardImport.class).discard(fixture.officer(), new DiscardImport.Input(begun.draft(), 1));
        assertThat(fixture.use(OpenImports.class).list(fixture.officer())).isEmpty();
        assertThatThrownBy(() -> fixture.use(AcceptImport.class)
                        .accept(
                                fixture.officer(),
                                AcceptImport.Input.proposed(begun).inForceFrom(APRIL)))
                .isInstanceOf(Refusal.Stale.class);
        assertThat(fixture.rows().get("document_version")).isZero();
    }

    @Test
    void a_non_public_document_is_not_there_for_those_who_may_not_read_it() {
        var fixture = PolicyFixture.newBody();
        var begun =
                fixture.begin(DocumentKind.STANDARD, "基準.txt", PolicyFixture.SMALL.getBytes(StandardCharsets.UTF_8));
        var accepted = fixture.use(AcceptImport.class)
                .accept(
                        fixture.officer(),
                        AcceptImport.Input.proposed(begun).inForceFrom(APRIL).nonPublic("対策が知られるおそれがあるため"));
        var history = fixture.use(DocumentHistory.class);
        assertThat(history.version(fixture.staff(), accepted.version())
                        .text()
                        .tree()
                        .clauses())
                .isNotEmpty();
        for (Actor other : List.of(fixture.administrator())) {
            assertThat(history.versions(other)).isEmpty();
            assertThatThrownBy(() -> history.version(other, accepted.version())).isInstanceOf(Refusal.NotFound.class);
            assertThatThrownBy(() -> fixture.use(SourceOf.class).version(other, accepted.version()))
                    .isInstanceOf(Refusal.NotFound.class);
            assertThatThrownBy(() -> fixture.use(SourceOf.class).draft(other, begun.draft()))
                    .isInstanceOf(Refusal.NotFound.class);
        }
        assertThatThrownBy(() -> history.versions(fixture.visitor())).isInstanceOf(Refusal.NotPermitted.class);
        assertThatThrownBy(() -> fixture.use(PolicyInForce.class).on(fixture.visitor(), AsOf.known(APRIL)))
                .isInstanceOf(Refusal.NotPermitted.class);
    }

    @Test
    void another_body_finds_nothing_of_it() {
        var fixture = PolicyFixture.newBody();
        var other = PolicyFixture.newBody();
        var begun = fixture.begin(PolicyFixture.SMALL);
        var accepted = accept(fixture, PolicyFixture.SMALL, APRIL);
        policy(fixture, AsOf.known(APRIL));
        assertThatThrownBy(() -> other.use(DocumentHistory.class).version(other.officer(), accepted.version()))
                .isInstanceOf(Refusal.NotFound.class);
        assertThatThrownBy(() -> other.use(OpenImports.class).draft(other.officer(), begun.draft()))
                .isInstanceOf(Refusal.NotFound.class);
        assertThatThrownBy(() -> correct(other, begun.draft(), 1, new Correction.Join("2", false)))
                .isInstanceOf(Refusal.NotFound.class);
        assertThatThrownBy(() -> other.use(SourceOf.class).version(other.officer(), accepted.version()))
                .isInstanceOf(Refusal.NotFound.class);
        assertThat(inForce(other, APRIL)).isEmpty();
    }

    @Test
    void the_file_comes_back_as_it_was_handed_in() {
        var fixture = PolicyFixture.newBody();
        var bytes = PolicyFixture.SMALL.getBytes(StandardCharsets.UTF_8);
        var begun = fixture.begin(DocumentKind.POLICY, "方針.txt", bytes);
        var accepted = fixture.use(AcceptImport.class)
                .accept(fixture.officer(), AcceptImport.Input.proposed(begun).inForceFrom(APRIL));
        var source = fixture.use(SourceOf.class).version(fixture.staff(), accepted.version());
        assertThat(source.name()).isEqualTo("方針.txt");
        assertThat(source.bytes()).isEqualTo(bytes);
    }

    private static AcceptImport.Accepted accept(PolicyFixture fixture, String text, LocalDate inForce) {
        var begun = fixture.begin(text);
        return fixture.accept(AcceptImport.Input.proposed(begun).inForceFrom(inForce));
    }

    private static CorrectDraft.Corrected correct(
            PolicyFixture fixture, UUID draft, int number, Correction correction) {
        return fixture.use(CorrectDraft.class)
                .correct(fixture.officer(), new CorrectDraft.Input(draft, number, correction));
    }

    private static PolicyInForce.Found policy(PolicyFixture fixture, AsOf asOf) {
        return fixture.use(PolicyInForce.class).on(fixture.staff(), asOf);
    }

    private static Optional<UUID> inForce(PolicyFixture fixture, LocalDate day) {
        return policy(fixture, AsOf.known(day))
                .inForce()
                .map(found -> found.version().id());
    }

    private static <T> T at(LocalDate day, java.util.function.Supplier<T> act) {
        return Time.at(day.atTime(3, 0).toInstant(ZoneOffset.UTC), act);
    }

    private static String words(Message message) {
        return Bundles.words(new Bundles().in(Locale.JAPANESE), message);
    }
}
