package org.sekisho.controls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class CatalogueTest {
    private final Catalogue catalogue = Catalogue.standard();

    @Test
    void every_measure_has_something_at_every_stage() {
        for (Measure measure : Measure.values()) {
            for (Stage stage : Stage.values()) {
                assertThat(catalogue.controls())
                        .as("%s × %s", measure, stage)
                        .anyMatch(control -> control.measure() == measure && control.stage() == stage);
            }
        }
    }

    @Test
    void a_topic_and_its_controls_know_each_other() {
        for (Topic topic : catalogue.topics()) {
            assertThat(topic.controls()).isNotEmpty();
            assertThat(topic.controls())
                    .allMatch(control -> control.topic().equals(topic.id())
                            && control.measure() == topic.measure()
                            && catalogue.control(control.id()).orElseThrow() == control);
        }
        assertThat(catalogue.topics()).extracting(Topic::id).doesNotHaveDuplicates();
        assertThat(catalogue.controls()).extracting(Control::id).doesNotHaveDuplicates();
    }

    @Test
    void a_measure_that_a_text_only_names_has_topics_that_it_means() {
        for (Measure measure : Measure.values()) {
            if (measure != Measure.POLICY) {
                assertThat(catalogue.topics()).anyMatch(topic -> topic.measure() == measure && topic.core());
            }
        }
    }

    @Test
    void an_owner_is_a_role_of_the_application() throws IOException {
        String roles = Files.readString(Project.root().resolve("app/src/main/java/org/sekisho/app/shared/Role.java"));
        for (Control control : catalogue.controls()) {
            assertThat(roles).as(control.id()).containsPattern("\\n    " + control.owner() + "\\(");
        }
    }

    @Test
    void every_chapter_of_the_guideline_has_a_topic() {
        var chapters = new HashSet<String>();
        catalogue.topics().forEach(topic -> topic.chapters().forEach(chapter -> chapters.add(chapter.split("\\.")[0])));
        assertThat(chapters).contains("1", "2", "3", "4", "5", "6", "7", "8", "9");
    }

    @Test
    void only_what_a_law_sets_bears_a_number_of_days() {
        for (Control control : catalogue.controls()) {
            if (control.cycle() instanceof Cycle.OnOccasion occasion
                    && occasion.withinDays().isPresent()) {
                assertThat(control.origin()).as(control.id()).isInstanceOf(Origin.Law.class);
            }
            assertThat(control.origin()).as(control.id()).isNotInstanceOf(Origin.BodyStandard.class);
        }
    }

    @Test
    void what_is_for_everyone_is_owned_by_staff() {
        assertThat(catalogue.controls())
                .filteredOn(Control::everyone)
                .extracting(Control::id)
                .containsExactlyInAnyOrder(
                        "staff.acknowledgement", "training.yearly", "credentials.own", "self-check.answer");
        assertThat(catalogue.controls())
                .filteredOn(Control::everyone)
                .allMatch(control -> control.owner().equals("STAFF"));
    }

    @Test
    void reading_the_policy_is_asked_anew_with_each_version_and_nothing_else_is() {
        assertThat(catalogue.controls())
                .filteredOn(control -> control.anew() == Anew.VERSION)
                .extracting(Control::id)
                .containsExactly("staff.acknowledgement");
    }

    @Test
    void a_body_asks_anew_for_what_it_wants_and_takes_that_back() throws Exception {
        var extended = extended("""
                id: mycity
                version: 2
                date: 2027-04-01
                changes:
                  - control: training.yearly
                    anew: version
                  - control: staff.acknowledgement
                    anew: never
                """);
        var renamed = extended("""
                id: mycity
                version: 2
                date: 2027-04-01
                changes:
                  - control: staff.acknowledgement
                    title: {ja: 方針の確認と誓約, en: Reading the policy}
                """);

        assertThat(extended.control("training.yearly").orElseThrow().anew()).isEqualTo(Anew.VERSION);
        assertThat(extended.control("staff.acknowledgement").orElseThrow().anew())
                .isEqualTo(Anew.NEVER);
        assertThat(renamed.control("staff.acknowledgement").orElseThrow().anew())
                .isEqualTo(Anew.VERSION);
    }

    @Test
    void what_gets_an_occasion_instead_of_a_period_is_asked_on_the_occasion_alone() throws Exception {
        var extended = extended("""
                id: mycity
                version: 2
                date: 2027-04-01
                changes:
                  - control: staff.acknowledgement
                    "on": {ja: 採用, en: Someone joins}
                    own: 対策基準5.1
                """);

        assertThat(extended.control("staff.acknowledgement").orElseThrow().anew())
                .isEqualTo(Anew.NEVER);
    }

    @Test
    void an_ask_is_one_plain_sentence() {
        for (Control control : catalogue.controls()) {
            assertThat(control.ask().ja()).as(control.id()).endsWith("ください。");
            assertThat(Sentences.of(control.ask().ja())).as(control.id()).hasSize(1);
            assertThat(control.ask().en()).as(control.id()).endsWith(".");
        }
    }

    @Test
    void the_files_name_no_body_and_no_clause() throws IOException {
        Path folder = Project.root().resolve("engines/controls/src/main/resources/org/sekisho/controls/catalogue");
        var body = Pattern.compile("[\\p{IsHan}]{2,}(?<!各|全|当|本)(市|町|村)(?!町村|区町村|長|の)|花巻|砂川|組合(?!せ|わせ)");
        try (var files = Files.list(folder)) {
            for (Path file :
                    files.filter(file -> file.toString().endsWith(".yaml")).toList()) {
                for (String line : Files.readAllLines(file)) {
                    assertThat(body.matcher(line).find())
                            .as("%s: %s", file.getFileName(), line)
                            .isFalse();
                    // A clause is named only as the source of a control or of its cycle.
                    if (!line.strip().startsWith("source:") && !line.strip().startsWith("proposal:")) {
                        assertThat(line).as("%s", file.getFileName()).doesNotContainPattern("\\d\\(\\d+\\)");
                    }
                }
            }
        }
    }

    @Test
    void a_body_adds_its_own_control_and_changes_a_cycle() throws Exception {
        var extended = extended("""
                id: mycity
                version: 2
                date: 2027-04-01
                variants:
                  インシデント: [ヒヤリハット]
                controls:
                  - topic: staff.training
                    id: training.newcomers
                    stage: operation
                    title: {ja: 新任研修, en: Newcomers' course}
                    ask: {ja: 新任職員に研修を受けさせてください。, en: Have newcomers take a course.}
                    owner: SECTION_SECURITY_MANAGER
                    "on": {ja: 採用, en: Someone joins}
                    within: 30
                    own: 対策基準5.2
                    evidence: [{ja: 受講の記録, en: Attendance}]
                    source: 対策基準5.2
                changes:
                  - control: training.exercise
                    every: HALF_YEAR
                    own: 対策基準5.3
                """);
        assertThat(extended.version()).isEqualTo(catalogue.version() + "+mycity-2");
        var added = extended.control("training.newcomers").orElseThrow();
        assertThat(added.measure()).isEqualTo(Measure.HUMAN);
        assertThat(added.cycle()).isEqualTo(new Cycle.OnOccasion(new Text("採用", "Someone joins"), OptionalInt.of(30)));
        var changed = extended.control("training.exercise").orElseThrow();
        assertThat(changed.cycle()).isEqualTo(new Cycle.Periodic(Period.HALF_YEAR));
        assertThat(changed.origin()).isEqualTo(new Origin.BodyStandard("対策基準5.3"));
        assertThat(extended.topic("staff.training").orElseThrow().controls()).contains(added, changed);
        assertThat(catalogue.control("training.newcomers")).isEmpty();
    }

    @Test
    void a_wrong_file_is_refused_with_file_line_entry_and_field() {
        record Wrong(String yaml, int line, String entry, String field) {}
        String head = "id: mycity\nversion: 1\ndate: 2027-04-01\n";
        for (var wrong : List.of(
                new Wrong("", 1, "", ""),
                new Wrong("id: [\n", 2, "", ""),
                new Wrong("- a\n", 1, "", ""),
                new Wrong("id: My City\nversion: 1\ndate: 2027-04-01\n", 1, "My City", "id"),
                new Wrong("id: mycity\nversion: 1\ndate: 令和9年\n", 3, "mycity", "date"),
                new Wrong(head + "colour: red\n", 4, "mycity", "colour"),
                new Wrong(head + "changes:\n  - control: no.such\n", 5, "no.such", "control"),
                new Wrong(
                        head + "changes:\n  - control: audit.yearly\n    every: WEEK\n    own: x\n",
                        6,
                        "audit.yearly",
                        "every"),
                new Wrong(head + "changes:\n  - control: audit.yearly\n    every: MONTH\n", 5, "audit.yearly", "own"),
                new Wrong(
                        head + "changes:\n  - control: audit.yearly\n    every: MONTH\n    every: MONTH\n",
                        7,
                        "mycity",
                        "every"),
                new Wrong(head + "changes:\n  - control: staff.pledge\n    anew: version\n", 6, "staff.pledge", "anew"),
                new Wrong(head + "binds:\n  - topic: staff.training\n    act: [\"研修 >\"]\n", 6, "mycity", "act"),
                new Wrong(head + "controls:\n  - topic: nothing\n", 5, "mycity", "topic"),
                new Wrong(
                        head + "topics:\n  - id: own.topic\n    measure: 4\n    title: {ja: 題, en: title}\n",
                        5,
                        "own.topic",
                        "controls"))) {
            assertThatThrownBy(() -> extended(wrong.yaml))
                    .as(wrong.yaml)
                    .isInstanceOfSatisfying(CatalogueUnreadable.class, refused -> {
                        assertThat(refused.line()).as(wrong.yaml).isEqualTo(wrong.line);
                        assertThat(refused.entry().orElse("")).as(wrong.yaml).isEqualTo(wrong.entry);
                        assertThat(refused.field().orElse("")).as(wrong.yaml).isEqualTo(wrong.field);
                        assertThat(refused.messageJa()).contains("own.yaml " + wrong.line + "行目");
                        assertThat(refused.messageEn()).contains("own.yaml, line " + wrong.line);
                    });
        }
    }

    @Test
    void a_misspelt_field_is_answered_with_the_fields_there_are() {
        assertThatThrownBy(() -> extended("id: mycity\nversion: 1\ndate: 2027-04-01\ncontrol: []\n"))
                .isInstanceOfSatisfying(
                        CatalogueUnreadable.class,
                        refused -> assertThat(refused.messageJa())
                                .contains("controls", "changes", "topics", "binds", "variants"));
    }

    private Catalogue extended(String yaml) throws CatalogueUnreadable, IOException {
        return catalogue.extendedBy(new ByteArrayInputStream(yaml.getBytes(StandardCharsets.UTF_8)), "own.yaml");
    }
}
