package org.sekisho.app.publication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.sekisho.app.publication.PublicSiteTest.answer;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.sekisho.app.identity.BodyKind;
import org.sekisho.app.policy.AcceptImport;
import org.sekisho.app.policy.PolicyFixture;
import org.sekisho.app.shared.AsOf;
import org.sekisho.app.shared.Refusal;
import org.sekisho.app.shared.Time;

/** Which policy each organ has that the law gives the body. */
final class RegistrationSlipsTest {

    private final PolicyFixture body = PolicyFixture.newBody();
    private final LocalDate today = body.use(Time.class).today();

    @Test
    void a_village_answers_for_the_organs_of_a_village_and_for_no_others() {
        assertThat(slips().slips())
                .extracting(RegistrationSlips.Slip::organ)
                .contains(OrganOfLaw.ASSEMBLY, OrganOfLaw.HEAD, OrganOfLaw.EDUCATION, OrganOfLaw.PROPERTY)
                .doesNotContain(OrganOfLaw.PUBLIC_SAFETY, OrganOfLaw.LABOUR, OrganOfLaw.PERSONNEL);
        assertThat(OrganOfLaw.of(BodyKind.PREFECTURE))
                .contains(OrganOfLaw.PUBLIC_SAFETY, OrganOfLaw.PERSONNEL)
                .doesNotContain(OrganOfLaw.AGRICULTURE, OrganOfLaw.PROPERTY);
        assertThat(OrganOfLaw.of(BodyKind.ASSOCIATION))
                .contains(OrganOfLaw.HEAD)
                .doesNotContain(OrganOfLaw.ELECTION);
    }

    @Test
    void organs_that_the_policy_names_are_proposed_until_they_are_answered_for() {
        var text = PolicyFixture.SMALL.replace("3 遵守義務", """
                3 適用範囲

                この基本方針が適用される機関は、村長部局、教育委員会及び議会とする。

                4 遵守義務""").replace("4 対策", "5 対策");
        body.accept(AcceptImport.Input.proposed(body.begin(text)).inForceFrom(LocalDate.of(2025, 4, 1)));
        assertThat(slips().proposed())
                .extracting(RegistrationSlips.Slip::organ)
                .containsExactlyInAnyOrder(OrganOfLaw.ASSEMBLY, OrganOfLaw.HEAD, OrganOfLaw.EDUCATION);
        give(answer(OrganOfLaw.ASSEMBLY, Adoption.JOINT, ""));
        assertThat(slips().proposed())
                .extracting(RegistrationSlips.Slip::organ)
                .containsExactlyInAnyOrder(OrganOfLaw.HEAD, OrganOfLaw.EDUCATION);
        assertThat(slips().joint()).extracting(RegistrationSlips.Slip::organ).containsExactly(OrganOfLaw.ASSEMBLY);
    }

    @Test
    void a_later_answer_takes_the_place_of_the_earlier_one_and_both_are_on_record() {
        give(answer(OrganOfLaw.EQUITY, Adoption.NONE, "置いていない"));
        give(answer(OrganOfLaw.EQUITY, Adoption.ELSEWHERE, "県に委託"));
        assertThat(slips().slips())
                .filteredOn(slip -> slip.organ() == OrganOfLaw.EQUITY)
                .singleElement()
                .satisfies(slip -> assertThat(slip.answer())
                        .hasValueSatisfying(given -> assertThat(given.note()).isEqualTo("県に委託")));
        assertThat(body.entries("publication.organs.answered")).isEqualTo(2);
    }

    @Test
    void an_organ_that_adopted_needs_its_day_and_one_that_did_not_needs_words() {
        assertRefused(
                "answers[0].decidedOn",
                new AnswerForOrgans.Answer(
                        OrganOfLaw.ASSEMBLY, Adoption.JOINT, Optional.empty(), Optional.empty(), ""));
        assertRefused(
                "answers[0].decidedOn",
                new AnswerForOrgans.Answer(
                        OrganOfLaw.ASSEMBLY, Adoption.JOINT, Optional.of(today.plusDays(1)), Optional.empty(), ""));
        assertRefused(
                "answers[0].note",
                new AnswerForOrgans.Answer(OrganOfLaw.EQUITY, Adoption.NONE, Optional.empty(), Optional.empty(), " "));
        assertRefused(
                "answers[0].note",
                new AnswerForOrgans.Answer(
                        OrganOfLaw.ASSEMBLY, Adoption.OWN, Optional.of(today), Optional.empty(), ""));
        assertThat(slips().open()).hasSameSizeAs(slips().slips());
    }

    @Test
    void only_who_may_publish_answers() {
        assertThatThrownBy(() -> body.use(AnswerForOrgans.class)
                        .answer(
                                body.staff(),
                                new AnswerForOrgans.Input(List.of(answer(OrganOfLaw.EQUITY, Adoption.NONE, "なし")))))
                .isInstanceOf(Refusal.NotPermitted.class);
    }

    private void assertRefused(String field, AnswerForOrgans.Answer answer) {
        assertThatThrownBy(() -> give(answer))
                .isInstanceOfSatisfying(
                        Refusal.Invalid.class,
                        refused -> assertThat(refused.problems())
                                .extracting(Refusal.Problem::field)
                                .containsExactly(field));
    }

    private void give(AnswerForOrgans.Answer answer) {
        body.use(AnswerForOrgans.class).answer(body.officer(), new AnswerForOrgans.Input(List.of(answer)));
    }

    private RegistrationSlips.Slips slips() {
        return body.use(RegistrationSlips.class).on(body.officer(), AsOf.known(today));
    }
}
