package org.sekisho.bench;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.dhatim.fastexcel.Workbook;
import org.sekisho.app.Sekisho;
import org.sekisho.app.duties.CycleOrigin;
import org.sekisho.app.duties.EstablishDuties;
import org.sekisho.app.duties.Rhythm;
import org.sekisho.app.duties.Scope;
import org.sekisho.app.identity.BodyKind;
import org.sekisho.app.identity.FoundBody;
import org.sekisho.app.organisation.ApplyTransfers;
import org.sekisho.app.organisation.AssignPosts;
import org.sekisho.app.organisation.BeginTransferList;
import org.sekisho.app.organisation.Employment;
import org.sekisho.app.organisation.EstablishOrganisation;
import org.sekisho.app.organisation.Holding;
import org.sekisho.app.organisation.LookAtTransfers;
import org.sekisho.app.organisation.PersonName;
import org.sekisho.app.organisation.RegisterPeople;
import org.sekisho.app.organisation.SetRoleRules;
import org.sekisho.app.organisation.TakeTransferFile;
import org.sekisho.app.organisation.UndoTransfers;
import org.sekisho.app.shared.Actor;
import org.sekisho.app.shared.Role;
import org.sekisho.app.shared.Time;
import org.sekisho.controls.Period;

/** 1 April of a city: {@value #PEOPLE} people in {@value #SECTIONS} sections all get another post, on one list. */
final class TransferBench {

    private static final int SECTIONS = 100;
    private static final int PEOPLE = 1_200;
    private static final int ROUNDS = 7;
    private static final LocalDate BEGIN = LocalDate.of(2023, 4, 1);
    private static final LocalDate MARCH = LocalDate.of(2027, 3, 24);
    private static final LocalDate APRIL = LocalDate.of(2027, 4, 1);
    private static final List<String> HEADINGS = List.of("職員番号", "氏名", "フリガナ", "新所属", "新職", "区分", "発令日");

    private final Sekisho sekisho;
    private final Actor officer;

    /** Prints these rows alone. */
    public static void main(String[] args) throws Exception {
        rows().forEach(System.out::println);
    }

    /** The rows of the table of figures. */
    static List<String> rows() throws Exception {
        return OperationBench.served(served -> new TransferBench(served.sekisho()).measure());
    }

    private TransferBench(Sekisho sekisho) {
        this.sekisho = sekisho;
        var founded = at(
                BEGIN,
                () -> sekisho.use(FoundBody.class)
                        .found(new FoundBody.Input(
                                "異動市", "transfers", BodyKind.CITY, false, "administrator", "管理者", Optional.empty())));
        this.officer = new Actor(
                founded.body(),
                founded.administrator(),
                "計測",
                Set.of(Role.CHIEF_SECURITY_OFFICER, Role.STAFF, Role.ADMINISTRATOR));
    }

    private static <T> T at(LocalDate day, Supplier<T> act) {
        return Time.at(day.atTime(12, 0).atZone(Time.JAPAN).toInstant(), act);
    }

    /** The middle of some rounds of each. */
    private List<String> measure() {
        establish();
        var list = at(
                MARCH,
                () -> sekisho.use(BeginTransferList.class)
                        .begin(officer, new BeginTransferList.Input("令和9年4月1日付け人事異動", APRIL)));
        var book = book();
        var taking = new ArrayList<Double>();
        var looking = new ArrayList<Double>();
        var applying = new ArrayList<Double>();
        var undoing = new ArrayList<Double>();
        for (int round = 0; round < ROUNDS; round++) {
            var day = MARCH.plusDays(round);
            timed(
                    taking,
                    day,
                    () -> sekisho.use(TakeTransferFile.class)
                            .take(officer, new TakeTransferFile.Input(list, Optional.empty(), "異動.xlsx", book)));
            var preview =
                    timed(looking, day, () -> sekisho.use(LookAtTransfers.class).look(officer, list));
            int applied = timed(
                    applying,
                    day,
                    () -> sekisho.use(ApplyTransfers.class)
                            .apply(officer, new ApplyTransfers.Input(list, preview.fingerprint())));
            if (applied != PEOPLE) {
                throw new IllegalStateException("Applied " + applied + " people");
            }
            timed(
                    undoing,
                    day,
                    () -> sekisho.use(UndoTransfers.class).undo(officer, new UndoTransfers.Input(list, "計測")));
        }
        return List.of(
                row("workbook read and checked", "printed", taking),
                row("previewed with its consequences", "< 10 s", looking),
                row("applied, entries for each person included, one transaction", "< 10 s", applying),
                row("undone", "printed", undoing));
    }

    private static String row(String what, String goal, List<Double> millis) {
        var sorted = millis.stream().sorted().toList();
        return Main.row(
                "1 April with %,d people changing: %s".formatted(PEOPLE, what),
                goal,
                "%.2f s (worst %.2f s)",
                sorted.get(sorted.size() / 2) / 1e3,
                sorted.getLast() / 1e3);
    }

    private static <T> T timed(List<Double> millis, LocalDate day, Supplier<T> act) {
        long before = System.nanoTime();
        var result = at(day, act);
        millis.add((System.nanoTime() - before) / 1e6);
        return result;
    }

    private static String code(int section) {
        return "%03d".formatted(section % SECTIONS);
    }

    /** The head of a section, and eleven others in it. */
    private static String title(int person) {
        return person % (PEOPLE / SECTIONS) == 0 ? "課長" : "主事";
    }

    private void establish() {
        var sections = IntStream.range(0, SECTIONS)
                .mapToObj(number -> new EstablishOrganisation.NewSection(
                        code(number), "第" + number + "課", "市長", Optional.empty(), BEGIN))
                .toList();
        var posts = new ArrayList<EstablishOrganisation.NewPost>();
        for (int i = 0; i < SECTIONS; i++) {
            var place = new EstablishOrganisation.Place.InSection(code(i));
            posts.add(new EstablishOrganisation.NewPost("課長", place, 1, OptionalInt.empty(), BEGIN));
            posts.add(
                    new EstablishOrganisation.NewPost("主事", place, PEOPLE / SECTIONS - 1, OptionalInt.empty(), BEGIN));
        }
        var established = at(
                BEGIN,
                () -> sekisho.use(EstablishOrganisation.class)
                        .establish(
                                officer,
                                new EstablishOrganisation.Input(
                                        List.of(new EstablishOrganisation.NewOrgan("市長", BEGIN)), sections, posts)));
        var people = IntStream.range(0, PEOPLE)
                .mapToObj(number -> new RegisterPeople.NewPerson(
                        "T" + number,
                        new PersonName("異動", "人" + number, "イドウ", "ヒト"),
                        Employment.REGULAR,
                        Optional.empty(),
                        BEGIN))
                .toList();
        var registered =
                at(BEGIN, () -> sekisho.use(RegisterPeople.class).register(officer, new RegisterPeople.Input(people)));
        var assignments = IntStream.range(0, PEOPLE)
                .mapToObj(number -> new AssignPosts.Assignment(
                        Objects.requireNonNull(registered.get("T" + number)),
                        established
                                .posts()
                                .get(number / (PEOPLE / SECTIONS) * 2
                                        + (title(number).equals("課長") ? 0 : 1)),
                        Holding.MAIN,
                        BEGIN,
                        Optional.empty()))
                .toList();
        at(BEGIN, () -> sekisho.use(AssignPosts.class).assign(officer, new AssignPosts.Input(assignments)));
        at(
                BEGIN,
                () -> sekisho.use(SetRoleRules.class)
                        .set(
                                officer,
                                new SetRoleRules.Input(
                                        BEGIN,
                                        List.of(new SetRoleRules.NewRule(
                                                Role.SECTION_SECURITY_MANAGER, "課長", Optional.empty())),
                                        List.of())));
        var duties = IntStream.range(0, 60)
                .mapToObj(number -> new EstablishDuties.Wanted(
                        "bench.transfer-" + number,
                        number % 2 == 0 ? Scope.EACH_SECTION : Scope.BODY,
                        Role.SECTION_SECURITY_MANAGER,
                        new Rhythm.Every(Period.FISCAL_YEAR, OptionalInt.empty()),
                        CycleOrigin.LAW,
                        "計測"))
                .toList();
        at(
                BEGIN,
                () -> sekisho.use(EstablishDuties.class).establish(officer, new EstablishDuties.Input(BEGIN, duties)));
    }

    /** Everybody goes to the next section. */
    private static byte[] book() {
        var out = new ByteArrayOutputStream();
        try (var book = new Workbook(out, "Sekisho", "1.0")) {
            var sheet = book.newWorksheet("異動");
            for (int i = 0; i < HEADINGS.size(); i++) {
                sheet.value(0, i, HEADINGS.get(i));
            }
            for (int person = 0; person < PEOPLE; person++) {
                var cells = List.of(
                        "T" + person,
                        "異動 人" + person,
                        "イドウ ヒト",
                        code(person / (PEOPLE / SECTIONS) + 1),
                        title(person),
                        "異動",
                        "令和9年4月1日");
                for (int i = 0; i < cells.size(); i++) {
                    sheet.value(person + 1, i, cells.get(i));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
