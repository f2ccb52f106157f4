package org.sekisho.app.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.sekisho.app.Browser;
import org.sekisho.app.Opened;
import org.sekisho.app.SmallOffice;
import org.sekisho.app.api.MakeToken;
import org.sekisho.app.drafting.BeginRevision;
import org.sekisho.app.drafting.DiscardRevision;
import org.sekisho.app.drafting.DraftBeside;
import org.sekisho.app.drafting.EditRevision;
import org.sekisho.app.drafting.OpenDrafts;
import org.sekisho.app.drafting.UndoEdit;
import org.sekisho.app.identity.SigningIn;
import org.sekisho.app.organisation.AssignPosts;
import org.sekisho.app.organisation.EstablishOrganisation;
import org.sekisho.app.organisation.Holding;
import org.sekisho.app.shared.Actor;
import org.sekisho.app.shared.AsOf;
import org.sekisho.app.shared.Refusal;
import org.sekisho.app.shared.Role;
import org.sekisho.app.shared.Time;
import org.sekisho.policytext.drafting.Edit;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Who inside may read a document that is not public: all staff, or the sections and posts that are named. */
final class ReadersTest {

    private static final LocalDate DAY = SmallOffice.BEGIN;
    private static final String SECRET = "鉄仮面部屋";

    private static final String STANDARD = """
            試験村情報セキュリティ対策基準%s

            1 %sの管理

            %sは施錠する。

            2 教育

            職員等に%s教育を行う。
            """;

    private final SmallOffice office = new SmallOffice("試験村");
    private final SmallOffice.Member inside = office.join("総務");
    private final SmallOffice.Member above = office.join("部長");
    private final SmallOffice.Member outside = office.join("福祉");
    private UUID document = new UUID(0, 0);
    private UUID version = new UUID(0, 0);

    @BeforeEach
    void documents() {
        var administrator = new Actor(
                office.body(), office.administrator(), "管理者", Set.of(Role.ADMINISTRATOR, Role.ACCOUNT_HOLDER));
        SmallOffice.at(DAY, () -> {
            var established = office.app()
                    .use(EstablishOrganisation.class)
                    .establish(
                            administrator,
                            new EstablishOrganisation.Input(
                                    List.of(new EstablishOrganisation.NewOrgan("村長", DAY)),
                                    List.of(
                                            new EstablishOrganisation.NewSection(
                                                    "B", "総務部", "村長", Optional.empty(), DAY),
                                            new EstablishOrganisation.NewSection(
                                                    "S", "総務課", "村長", Optional.of("B"), DAY),
                                            new EstablishOrganisation.NewSection(
                                                    "F", "福祉課", "村長", Optional.empty(), DAY)),
                                    List.of(post("主事", "S"), post("部長", "B"), post("主事", "F"))));
            var members = List.of(inside, above, outside);
            for (int i = 0; i < members.size(); i++) {
                office.app()
                        .use(AssignPosts.class)
                        .assign(
                                administrator,
                                new AssignPosts.Input(List.of(new AssignPosts.Assignment(
                                        members.get(i).person(),
                                        established.posts().get(i),
                                        Holding.MAIN,
                                        DAY,
                                        Optional.empty()))));
            }
            return true;
        });
        adopt(DocumentKind.POLICY, PolicyFixture.SMALL, DAY, Optional.empty());
        var first = adopt(DocumentKind.STANDARD, STANDARD.formatted("", SECRET, SECRET, ""), DAY, Optional.empty());
        document = first.document();
        version = adopt(
                        DocumentKind.STANDARD,
                        STANDARD.formatted("", SECRET, SECRET, SECRET + "の"),
                        DAY.plusYears(1),
                        Optional.of(document))
                .version();
    }

    private static EstablishOrganisation.NewPost post(String title, String section) {
        return new EstablishOrganisation.NewPost(
                title, new EstablishOrganisation.Place.InSection(section), 1, OptionalInt.empty(), DAY);
    }

    private AcceptImport.Accepted adopt(DocumentKind kind, String text, LocalDate from, Optional<UUID> continued) {
        return office.on(from, officer -> {
            var begun = office.app()
                    .use(BeginImport.class)
                    .begin(
                            officer,
                            new BeginImport.Input(
                                    kind, "text.txt", new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8))));
            var proposed = AcceptImport.Input.proposed(begun).inForceFrom(from).decided(from, "村長");
            var input = kind == DocumentKind.POLICY ? proposed : proposed.nonPublic("攻撃の手掛かりとなるため");
            var continues = new AcceptImport.Input(
                    input.draft(),
                    input.number(),
                    continued,
                    input.title(),
                    input.instrument(),
                    input.instrumentNumber(),
                    input.decidedOn(),
                    input.decidedBy(),
                    input.inForce(),
                    input.disclosure());
            office.app()
                    .use(ImportLineage.class)
                    .of(officer, continues.draft(), continues.document(), continues.inForce())
                    .filter(compared -> compared.undecided() > 0)
                    .ifPresent(
                            compared -> office.app().use(ConfirmLineage.class).confirm(officer, compared.agreeing()));
            return office.app().use(AcceptImport.class).accept(officer, continues);
        });
    }

    private Actor staff(SmallOffice.Member member) {
        return new Actor(office.body(), member.account(), "職員", Set.of(Role.STAFF, Role.ACCOUNT_HOLDER));
    }

    private boolean reads(Actor actor) {
        return office.app().use(DocumentHistory.class).versions(actor).stream()
                .anyMatch(one -> one.document().equals(document));
    }

    private void name(String name) {
        office.app().use(NameReaders.class).name(office.officer(), new NameReaders.Input(document, name));
    }

    private List<InForceOnDay.Reader> readers() {
        return office.app()
                .use(InForceOnDay.class)
                .of(office.officer(), AsOf.known(office.app().use(Time.class).today()), document)
                .documents()
                .getFirst()
                .readers();
    }

    @Test
    void all_staff_read_a_standard_until_a_section_is_named_and_again_after_the_last_is_withdrawn() {
        assertThat(Stream.of(inside, above, outside).map(this::staff)).allMatch(this::reads);

        name("総務課");

        assertThat(reads(staff(inside))).isTrue();
        assertThat(reads(staff(above))).as("stands in the section above").isFalse();
        assertThat(reads(staff(outside))).isFalse();
        assertThat(reads(office.officer())).as("keeps the documents").isTrue();
        assertThat(readers()).extracting(InForceOnDay.Reader::name).containsExactly(Optional.of("総務課"));

        office.app()
                .use(NameReaders.class)
                .withdraw(office.officer(), document, readers().getFirst().id());
        assertThat(reads(staff(outside))).isTrue();
    }

    @Test
    void a_section_reads_with_all_below_it_and_a_post_by_itself() {
        name("総務部");
        assertThat(reads(staff(inside))).isTrue();
        assertThat(reads(staff(above))).isTrue();
        assertThat(reads(staff(outside))).isFalse();

        name("福祉課　主事");
        assertThat(reads(staff(outside))).isTrue();
        assertThat(readers()).hasSize(2);
    }

    @Test
    void the_ciso_and_auditors_read_every_document_and_an_administrator_none_that_is_not_public() {
        name("福祉課");

        assertThat(reads(with(Role.CISO))).isTrue();
        assertThat(reads(with(Role.AUDITOR))).isTrue();
        assertThat(reads(with(Role.SECTION_SECURITY_MANAGER))).isFalse();
        assertThat(reads(new Actor(
                        office.body(), UUID.randomUUID(), "管理者", Set.of(Role.ADMINISTRATOR, Role.ACCOUNT_HOLDER))))
                .isFalse();
    }

    private Actor with(Role role) {
        return new Actor(office.body(), UUID.randomUUID(), "職員", Set.of(role, Role.STAFF));
    }

    @Test
    void a_name_that_is_no_place_or_there_twice_or_named_already_is_refused_and_changes_nothing() {
        assertThatThrownBy(() -> name("税務課"))
                .isInstanceOfSatisfying(
                        Refusal.Invalid.class,
                        invalid -> assertThat(invalid.problems().getFirst()).satisfies(problem -> {
                            assertThat(problem.field()).isEqualTo("name");
                            assertThat(problem.message().key()).isEqualTo("policy.refusal.reader-unknown");
                        }));
        assertThatThrownBy(() -> name(" ")).isInstanceOf(Refusal.Invalid.class);
        assertThat(readers()).isEmpty();
        name("総務課");
        assertThatThrownBy(() -> name("総務課")).isInstanceOf(Refusal.Invalid.class);
        assertThat(readers()).hasSize(1);
        assertThatThrownBy(() ->
                        office.app().use(NameReaders.class).name(staff(inside), new NameReaders.Input(document, "総務課")))
                .isInstanceOf(Refusal.NotPermitted.class);
        assertThatThrownBy(() ->
                        office.app().use(NameReaders.class).withdraw(office.officer(), document, UUID.randomUUID()))
                .isInstanceOf(Refusal.NotFound.class);
    }

    /** Every address that can be read, with the identifiers of the hidden document wherever one is asked for. */
    @Test
    void no_address_shows_a_word_of_it_to_somebody_who_is_no_reader() {
        name("福祉課");
        var clauses = office.app()
                .use(DocumentHistory.class)
                .version(office.officer(), version)
                .text()
                .clauses();
        var browser = signedIn(inside);
        var reader = signedIn(outside);
        var shown = new TreeMap<String, Integer>();
        var seenByReader = new TreeSet<String>();
        var token = token(inside);
        var tokenOfReader = token(outside);
        for (var address : addresses(clauses)) {
            var answer = asked(browser, token, address);
            shown.put(address, answer.statusCode());
            assertThat(answer.body()).as(address).doesNotContain(SECRET, "試験村情報セキュリティ対策基準");
            if (asked(reader, tokenOfReader, address).body().contains(SECRET)) {
                seenByReader.add(address);
            }
        }
        assertThat(shown).containsEntry("/policy", 200).containsEntry("/policy/versions/" + version, 404);
        assertThat(seenByReader)
                .as("the walk reaches what there is to hide")
                .contains(
                        "/policy/versions/" + version,
                        "/policy/versions/" + version + "/comparison",
                        "/policy/versions/" + version + "/source",
                        "/policy/versions/" + version + "/json",
                        "/policy/versions/" + version + "/oscal",
                        "/policy/clauses/" + clauses.getFirst(),
                        "/api/v1/versions/" + version + "/clauses");
    }

    @Test
    void every_address_that_shows_its_text_leaves_one_entry_that_says_who_read_it() {
        name("福祉課");
        var clauses = office.app()
                .use(DocumentHistory.class)
                .version(office.officer(), version)
                .text()
                .clauses();
        var reader = signedIn(outside);
        var stranger = signedIn(inside);
        var token = token(outside);
        var tokenOfStranger = token(inside);
        var faults = new TreeMap<String, String>();
        var read = new TreeSet<String>();
        for (var address : addresses(clauses)) {
            Opened.longAgo(office.body());
            int before = Opened.of(office.body()).size();
            var answer = asked(reader, token, address);
            boolean packed = address.endsWith("/pdf") || address.endsWith("/docx");
            boolean shows = answer.body().contains(SECRET) || packed && answer.statusCode() == 200;
            asked(reader, token, address);
            var entered = Opened.of(office.body());
            var fresh = entered.subList(before, entered.size());
            if (shows) {
                read.add(address);
            }
            if (shows && fresh.isEmpty()) {
                faults.put(address, "was read and is not in the record");
            }
            if (Set.copyOf(fresh).size() != fresh.size()) {
                faults.put(address, "twice: " + fresh);
            }
            if (!fresh.stream().allMatch(one -> one.account().equals(outside.account()))) {
                faults.put(address, "read by another: " + fresh);
            }
            int after = entered.size();
            asked(stranger, tokenOfStranger, address);
            if (Opened.of(office.body()).size() != after) {
                faults.put(address, "asked by somebody who may not read it");
            }
        }
        assertThat(read).hasSizeGreaterThan(10);
        assertThat(faults).isEmpty();
    }

    @Test
    void a_draft_that_starts_from_it_is_not_there_for_whoever_drafts_and_is_no_reader() {
        var app = office.app();
        var drafter = new Actor(
                office.body(), inside.account(), "担当", Set.of(Role.SYSTEM_MANAGER, Role.STAFF, Role.ACCOUNT_HOLDER));
        var begun = app.use(BeginRevision.class).begin(office.officer(), new BeginRevision.Input.From(version));
        var drafts = app.use(OpenDrafts.class);
        assertThat(drafts.list(drafter)).as("all staff read it").hasSize(1);
        assertThat(app.use(DraftBeside.class).of(drafter, begun.draft()).base()).isPresent();

        name("福祉課");

        assertThat(drafts.list(office.officer())).hasSize(1);
        assertThat(drafts.list(drafter)).isEmpty();
        assertThatThrownBy(() -> drafts.text(drafter, begun.draft())).isInstanceOf(Refusal.NotFound.class);
        assertThatThrownBy(() -> app.use(DraftBeside.class).of(drafter, begun.draft()))
                .isInstanceOf(Refusal.NotFound.class);
        assertThatThrownBy(
                        () -> app.use(UndoEdit.class).undo(drafter, new UndoEdit.Input(begun.draft(), begun.edition())))
                .isInstanceOf(Refusal.NotFound.class);
        assertThatThrownBy(() -> app.use(DiscardRevision.class)
                        .discard(drafter, new DiscardRevision.Input(begun.draft(), begun.edition())))
                .isInstanceOf(Refusal.NotFound.class);
        assertThatThrownBy(() -> app.use(EditRevision.class)
                        .edit(drafter, new EditRevision.Input(begun.draft(), begun.edition(), new Edit.Title("題"))))
                .isInstanceOf(Refusal.NotFound.class);
        assertThat(drafts.text(office.officer(), begun.draft()).isOpen()).isTrue();
    }

    private List<String> addresses(List<UUID> clauses) {
        var values = Stream.concat(
                        Stream.of(document, version), clauses.stream().limit(1))
                .toList();
        return office.app().use(RequestMappingHandlerMapping.class).getHandlerMethods().keySet().stream()
                .filter(mapping -> mapping.getMethodsCondition().getMethods().isEmpty()
                        || mapping.getMethodsCondition().getMethods().contains(RequestMethod.GET))
                .flatMap(mapping -> mapping.getPatternValues().stream())
                .filter(pattern -> !pattern.startsWith("/sign-") && !pattern.contains("/set-up"))
                .flatMap(pattern -> pattern.contains("{")
                        ? values.stream().map(value -> pattern.replaceAll("\\{(?:[^{}]|\\{[^}]*})*}", value.toString()))
                        : Stream.of(pattern))
                .map(path -> path.equals("/policy/search") ? path + "?q=" + "%E9%89%84" : path)
                .distinct()
                .sorted()
                .toList();
    }

    private Browser signedIn(SmallOffice.Member member) {
        return SigningIn.byPassword(office.app(), office.slug(), member.login(), SmallOffice.PASSWORD);
    }

    /** What an address answers: to programs with a token, to people as a page. */
    private HttpResponse<String> asked(Browser browser, String token, String address) {
        return address.startsWith("/api/")
                ? browser.send(HttpRequest.newBuilder(office.app().page(address))
                        .header("Authorization", "Bearer " + token)
                        .GET())
                : browser.get(address);
    }

    private String token(SmallOffice.Member member) {
        return office.app()
                .use(MakeToken.class)
                .make(staff(member), new MakeToken.Input("試験", 1, false))
                .secret();
    }
}
