package org.sekisho.app.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.sekisho.app.shared.AsOf;

/** A threat that a version of the policy names can be referred to under the next version. */
final class ThreatsOfPolicyTest {

    private static final LocalDate FIRST = LocalDate.of(2024, 4, 1);
    private static final LocalDate SECOND = LocalDate.of(2025, 4, 1);

    private static final String TEXT = """
            みなと村情報セキュリティ基本方針

            1 目的

            この基本方針は、村の情報資産を守ることを目的とする。

            2 対象とする脅威

            次に掲げる脅威を想定する。

            (1) 不正アクセス、ウイルス攻撃等の意図的な要因による情報資産の漏えい及び内部不正

            (2) 地震、火災等の災害による業務の停止
            """;

    private final PolicyFixture body = PolicyFixture.newBody();

    private void adopt(String text, LocalDate from) {
        body.accept(AcceptImport.Input.proposed(body.begin(text)).inForceFrom(from));
    }

    private ThreatsOfPolicy.Found on(LocalDate day) {
        return body.use(ThreatsOfPolicy.class).on(body.staff(), AsOf.known(day));
    }

    private ThreatsOfPolicy.Threat named(String words, LocalDate day) {
        return on(day).threats().stream()
                .filter(threat -> threat.words().equals(words))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void it_keeps_its_identity_when_its_clause_is_renumbered_and_gets_another_threat_before_it() {
        adopt(TEXT, FIRST);
        var virus = named("ウイルス攻撃", FIRST);
        adopt(
                TEXT.replace("2 対象", "3 対象")
                        .replace("不正アクセス、", "なりすまし、不正アクセス、")
                        .replace("目的とする。\n", "目的とする。\n\n2 定義\n\n情報資産とは、村が保有する情報をいう。\n"),
                SECOND);

        assertThat(virus.path()).isEqualTo("2(1)");
        assertThat(on(SECOND).the(virus.id())).get().satisfies(again -> {
            assertThat(again.path()).isEqualTo("3(1)");
            assertThat(again.words()).isEqualTo("ウイルス攻撃");
        });
        assertThat(on(SECOND).the(named("なりすまし", SECOND).id())).isPresent();
        assertThat(on(FIRST).the(named("なりすまし", SECOND).id())).isEmpty();
    }

    @Test
    void a_threat_that_is_named_no_more_is_not_found() {
        adopt(TEXT, FIRST);
        var fire = named("火災", FIRST);
        adopt(TEXT.replace("地震、火災等", "地震等"), SECOND);

        assertThat(on(SECOND).the(fire.id())).isEmpty();
        assertThat(on(SECOND).the(named("地震", FIRST).id())).isPresent();
    }

    @Test
    void before_any_policy_there_is_none() {
        assertThat(on(FIRST).policy()).isEmpty();
        assertThat(on(FIRST).threats()).isEmpty();
    }
}
