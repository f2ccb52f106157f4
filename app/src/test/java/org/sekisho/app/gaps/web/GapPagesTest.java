package org.sekisho.app.gaps.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Map;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.sekisho.app.controls.BindClauses;
import org.sekisho.app.policy.AcceptImport;
import org.sekisho.app.policy.PolicyFixture;
import org.sekisho.app.shared.web.Shells;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

/** The list of what is missing, as a browser gets it. */
final class GapPagesTest {

    @Test
    void the_list_names_the_clause_and_the_missing_document() throws Exception {
        var fixture = PolicyFixture.newBody();
        var text = PolicyFixture.SMALL + "\n5 対策基準の策定\n\n具体的な遵守事項を定める情報セキュリティ対策基準を策定する。\n";
        var version = fixture.accept(
                        AcceptImport.Input.proposed(fixture.begin(text)).inForceFrom(LocalDate.of(2025, 4, 1)))
                .version();
        fixture.use(BindClauses.class).bind(fixture.officer(), version);
        var request = new MockHttpServletRequest();
        var response = new MockHttpServletResponse();

        fixture.use(GapPages.class)
                .show(fixture.officer(), fixture.use(Shells.class).of(request))
                .render(Map.of(), request, response);

        var page = Jsoup.parse(new String(response.getContentAsByteArray(), StandardCharsets.UTF_8));
        assertThat(page.text())
                .contains("施行中の対策基準が登録されていません", "4(1) 教育", "対策基準に対応する条項なし")
                .doesNotContain("実施手順に対応する条項なし");
    }
}
