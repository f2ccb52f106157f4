package org.sekisho.classification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.sekisho.classification.Samples.BEFORE;
import static org.sekisho.classification.Samples.NOW;
import static org.sekisho.classification.Samples.about;
import static org.sekisho.classification.Samples.c;
import static org.sekisho.classification.Samples.contents;

import org.junit.jupiter.api.Test;

/** A ledger goes from one scheme to another: what carries over, and what a person must decide. */
class MoveTest {
    private static final Move MOVE = new Move(BEFORE, NOW);
    private static final Level OLD_3 = old("3");

    private static Level old(String key) {
        return BEFORE.level(Axis.CONFIDENTIALITY, key).orElseThrow();
    }

    @Test
    void the_old_levels_2_and_1_carry_over() {
        assertThat(MOVE.carriesOver(old("2"))).contains(c("2"));
        assertThat(MOVE.carriesOver(old("1"))).contains(c("1"));
        assertThat(MOVE.carriesOver(BEFORE.level(Axis.INTEGRITY, "2").orElseThrow()))
                .contains(Samples.i("2"));
    }

    @Test
    void the_old_level_3_needs_a_decision_among_3A_3B_and_3C() {
        assertThat(MOVE.carriesOver(OLD_3)).isEmpty();
        assertThat(MOVE.candidates(OLD_3)).containsExactly(c("3A"), c("3B"), c("3C"));
        assertThat(MOVE.advise(OLD_3, Contents.UNKNOWN).needsDecision()).isTrue();
    }

    @Test
    void nothing_is_proposed_of_which_nothing_is_known() {
        var advice = MOVE.advise(OLD_3, Contents.UNKNOWN);
        assertThat(advice.proposed()).isEmpty();
        assertThat(advice.candidates())
                .allSatisfy(one -> assertThat(one.reasons()).isEmpty());
    }

    @Test
    void personal_information_of_residents_speaks_for_3B_with_the_reason() {
        var advice = MOVE.advise(OLD_3, about(12_000, Trait.RESIDENTS));
        assertThat(advice.proposed()).contains(c("3B"));
        assertThat(advice.needsDecision()).isTrue();
        assertThat(reasons(advice, "3B")).contains("住民の個人情報を含んでいます。").contains("本人の数が100人を超えます。");
        assertThat(reasons(advice, "3A")).isEmpty();
    }

    @Test
    void a_hundred_persons_are_not_more_than_a_hundred() {
        assertThat(reasons(MOVE.advise(OLD_3, about(100, Trait.PERSONAL)), "3B"))
                .isEmpty();
        assertThat(reasons(MOVE.advise(OLD_3, about(101, Trait.PERSONAL)), "3B"))
                .contains("100人");
        assertThat(reasons(MOVE.advise(OLD_3, about(101)), "3B")).isEmpty();
    }

    @Test
    void personal_information_about_staff_speaks_for_3C() {
        assertThat(MOVE.advise(OLD_3, contents(Trait.STAFF)).proposed()).contains(c("3C"));
        assertThat(MOVE.advise(OLD_3, contents(Trait.TENDER_PRICE)).proposed()).contains(c("3C"));
    }

    @Test
    void of_two_that_are_spoken_for_the_higher_is_proposed() {
        assertThat(MOVE.advise(OLD_3, contents(Trait.STAFF, Trait.RESIDENTS)).proposed())
                .contains(c("3B"));
    }

    @Test
    void what_came_from_the_State_is_3A_only_if_it_is_secret() {
        var received = MOVE.advise(OLD_3, contents(Trait.FROM_STATE));
        assertThat(received.proposed()).isEmpty();
        assertThat(reasons(received, "3A")).contains("秘密文書の指定の有無を確かめて");
        assertThat(MOVE.advise(OLD_3, contents(Trait.FROM_STATE, Trait.SECRET_DOCUMENT))
                        .proposed())
                .contains(c("3A"));
    }

    @Test
    void specific_personal_information_speaks_for_3B_without_deciding_it() {
        var advice = MOVE.advise(OLD_3, contents(Trait.SPECIFIC_PERSONAL));
        assertThat(reasons(advice, "3B")).contains("特定個人情報");
        assertThat(advice.proposed()).isEmpty();
    }

    @Test
    void into_a_body_s_own_groups_each_level_finds_its_group() throws DataUnreadable {
        var mine = Samples.mine();
        var move = new Move(NOW, mine);
        assertThat(move.carriesOver(c("3A"))).map(Level::key).contains("high");
        assertThat(move.carriesOver(c("3C"))).map(Level::key).contains("middle");
        assertThat(new Move(BEFORE, mine).candidates(OLD_3))
                .extracting(Level::key)
                .containsExactly("high", "middle");
    }

    @Test
    void out_of_a_body_s_own_groups_each_asset_needs_a_decision() throws DataUnreadable {
        var mine = Samples.mine();
        var back = new Move(mine, NOW);
        var middle = mine.level(Axis.CONFIDENTIALITY, "middle").orElseThrow();
        assertThat(back.candidates(middle)).containsExactly(c("3C"), c("2"));
        assertThat(back.advise(middle, contents(Trait.POLICY_MAKING)).proposed())
                .contains(c("2"));
    }

    @Test
    void hints_of_the_grouped_levels_speak_for_the_group() throws DataUnreadable {
        var mine = Samples.mine();
        var advice = new Move(BEFORE, mine).advise(OLD_3, contents(Trait.STAFF));
        assertThat(advice.proposed()).map(Level::key).contains("middle");
    }

    @Test
    void a_level_of_another_scheme_is_refused() {
        assertThatThrownBy(() -> MOVE.candidates(c("3B"))).isInstanceOf(IllegalArgumentException.class);
    }

    private static String reasons(Move.Advice advice, String key) {
        return advice.candidates().stream()
                .filter(one -> one.level().key().equals(key))
                .flatMap(one -> one.reasons().stream())
                .map(hint -> hint.because().ja())
                .reduce("", String::concat);
    }
}
