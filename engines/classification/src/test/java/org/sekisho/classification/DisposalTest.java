package org.sekisho.classification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.sekisho.classification.Samples.bytes;
import static org.sekisho.classification.Samples.c;
import static org.sekisho.classification.Samples.contents;

import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.sekisho.classification.Condition.Unknown;
import org.sekisho.classification.Disposal.Answer;
import org.sekisho.controls.Catalogue;

/** How media are disposed of by class, segment and kind of medium. */
class DisposalTest {
    private static final Disposal DISPOSAL = Disposal.standard();

    @ParameterizedTest
    @CsvSource({"HDD, punch", "SSD, crush-chip", "USB, crush-chip", "OPTICAL, shred-disc", "PAPER, shred-paper"})
    void media_with_residents_information_of_the_My_Number_segment_are_destroyed_and_not_used_again(
            Medium medium, String method) {
        var answer = methods("3B", Segment.MY_NUMBER, contents(Trait.RESIDENTS), medium);
        assertThat(answer.rule().key()).isEqualTo("disposal.my-number");
        assertThat(answer.methods()).extracting(DisposalMethod::key).containsExactly(method);
        assertThat(answer.reuse()).isFalse();
    }

    @Test
    void from_class_2_media_are_destroyed_or_their_data_removed() {
        var disk = methods("2", Segment.LGWAN, Contents.UNKNOWN, Medium.HDD);
        assertThat(disk.rule().key()).isEqualTo("disposal.class-2");
        assertThat(disk.methods())
                .extracting(DisposalMethod::key)
                .containsExactly("punch", "crypto-erase", "ata-scsi", "degauss");
        assertThat(disk.reuse()).isTrue();
        assertThat(methods("2", Segment.LGWAN, Contents.UNKNOWN, Medium.SSD).methods())
                .extracting(DisposalMethod::key)
                .contains("ata-nvme")
                .doesNotContain("degauss");
        assertThat(methods("2", Segment.LGWAN, Contents.UNKNOWN, Medium.OPTICAL).reuse())
                .isFalse();
    }

    @Test
    void the_same_outside_the_My_Number_segment_or_without_personal_information_can_be_used_again() {
        assertThat(methods("3B", Segment.LGWAN, contents(Trait.RESIDENTS), Medium.HDD)
                        .reuse())
                .isTrue();
        assertThat(methods("2", Segment.MY_NUMBER, Contents.UNKNOWN, Medium.HDD).reuse())
                .isTrue();
    }

    @Test
    void below_class_2_erasing_is_enough() {
        var answer = methods("1", Segment.INTERNET, Contents.UNKNOWN, Medium.USB);
        assertThat(answer.rule().key()).isEqualTo("disposal.other");
        assertThat(answer.methods()).extracting(DisposalMethod::key).containsExactly("erase");
    }

    @Test
    void without_class_segment_or_medium_there_is_no_answer_but_what_is_missing() {
        assertThat(DISPOSAL.answer(subject(Classification.NONE, Segment.LGWAN, Contents.UNKNOWN, Medium.HDD)))
                .isEqualTo(new Answer.Unclear(Set.of(Unknown.CONFIDENTIALITY)));
        assertThat(DISPOSAL.answer(new Subject(
                        Classification.of(c("2")),
                        AssetKind.MEDIA,
                        Optional.empty(),
                        contents(Trait.PERSONAL),
                        Optional.of(Medium.HDD),
                        Optional.empty())))
                .isEqualTo(new Answer.Unclear(Set.of(Unknown.SEGMENT)));
        assertThat(DISPOSAL.answer(new Subject(
                        Classification.of(c("2")),
                        AssetKind.MEDIA,
                        Optional.of(Segment.LGWAN),
                        Contents.UNKNOWN,
                        Optional.empty(),
                        Optional.empty())))
                .isEqualTo(new Answer.Unclear(Set.of(Unknown.MEDIUM)));
    }

    @ParameterizedTest
    @EnumSource(Medium.class)
    void every_class_has_a_method_for_every_medium(Medium medium) {
        for (var level : Samples.NOW.levels(Axis.CONFIDENTIALITY)) {
            assertThat(methods(level.key(), Segment.MY_NUMBER, contents(Trait.RESIDENTS), medium)
                            .methods())
                    .isNotEmpty();
            assertThat(methods(level.key(), Segment.NONE, Contents.UNKNOWN, medium)
                            .methods())
                    .isNotEmpty();
        }
    }

    @Test
    void every_rule_names_controls_of_the_catalogue_and_its_source() {
        assertThat(DISPOSAL.rules()).hasSize(3).allSatisfy(rule -> {
            assertThat(rule.source().name()).isNotBlank();
            assertThat(rule.clause().controls())
                    .allSatisfy(control ->
                            assertThat(Catalogue.standard().control(control)).isPresent());
        });
    }

    @Test
    void a_rule_that_forgets_a_medium_is_refused() {
        var text = """
                {"methods": [{"key": "burn", "destroys": true, "words": {"ja": "焼却", "en": "Burning"}, "source": "x"}],
                 "rules": [{"key": "r", "methods": {"PAPER": ["burn"]}, "words": {"ja": "焼却する。", "en": "Burn."},
                            "clause": {"heading": "2.2", "controls": []}, "source": "x"}]}
                """;
        assertThatThrownBy(() -> Disposal.read(bytes(text), "own.json"))
                .hasMessageContaining("own.json, line 2 (r), field HDD");
    }

    private static Answer.Methods methods(String level, Segment segment, Contents contents, Medium medium) {
        return (Answer.Methods) DISPOSAL.answer(subject(Classification.of(c(level)), segment, contents, medium));
    }

    private static Subject subject(Classification classification, Segment segment, Contents contents, Medium medium) {
        return new Subject(
                classification, AssetKind.MEDIA, Optional.of(segment), contents, Optional.of(medium), Optional.empty());
    }
}
