package org.sekisho.app.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.sekisho.app.shared.AsOf;
import org.sekisho.app.shared.Refusal;
import org.sekisho.policytext.content.WordCheck;

/** A standard is read beside the definitions of the policy in force. */
final class WordsOfDocumentTest {

    private static final LocalDate DAY = LocalDate.of(2025, 6, 1);

    private static final String STANDARD = """
            みなと村情報セキュリティ対策基準

            1 管理

            職員等は、情報資産を管理する。

            2 点検

            職員等は、情報 資産及び取扱いを点検する。
            """;

    private static final String DEFINED_OTHERWISE = STANDARD.replace("1 管理", "1 定義\n\n(1) 職員等\n\n村長及び村の職員をいう。\n\n2 管理");

    private final PolicyFixture body = PolicyFixture.newBody();

    private UUID accepted(DocumentKind kind, String text) {
        var begun = body.begin(kind, "document.txt", text.getBytes(StandardCharsets.UTF_8));
        return body.accept(AcceptImport.Input.proposed(begun).inForceFrom(LocalDate.of(2025, 4, 1)))
                .version();
    }

    private WordsOfDocument.Checked checked(UUID version) {
        return body.use(WordsOfDocument.class)
                .of(body.staff(), version, AsOf.known(DAY))
                .orElseThrow();
    }

    @Test
    void a_standard_that_defines_a_term_otherwise_is_told_so_with_both_places() {
        accepted(DocumentKind.POLICY, PolicyFixture.SMALL);

        var findings =
                checked(accepted(DocumentKind.STANDARD, DEFINED_OTHERWISE)).findings();

        assertThat(findings).singleElement().satisfies(one -> {
            assertThat(one.kind()).isEqualTo(WordCheck.Kind.DEFINED_OTHERWISE);
            assertThat(one.term()).isEqualTo("職員等");
            assertThat(one.defined()).isEqualTo("2(2)");
            assertThat(one.places().getFirst().path()).isEqualTo("1(1)");
        });
    }

    @Test
    void a_standard_that_uses_the_words_as_they_are_has_no_finding() {
        accepted(DocumentKind.POLICY, PolicyFixture.SMALL);

        assertThat(checked(accepted(DocumentKind.STANDARD, STANDARD)).findings())
                .isEmpty();
    }

    @Test
    void the_policy_itself_is_not_compared_and_nothing_is_while_none_is_in_force() {
        var standard = accepted(DocumentKind.STANDARD, DEFINED_OTHERWISE);
        var check = body.use(WordsOfDocument.class);
        assertThat(check.of(body.staff(), standard, AsOf.known(DAY))).isEmpty();

        var policy = accepted(DocumentKind.POLICY, PolicyFixture.SMALL);
        assertThat(check.of(body.staff(), policy, AsOf.known(DAY))).isEmpty();
        assertThat(check.of(body.staff(), standard, AsOf.known(DAY))).isPresent();
        assertThat(check.of(body.staff(), standard, AsOf.known(LocalDate.of(2025, 3, 31))))
                .isEmpty();
    }

    @Test
    void who_may_not_read_a_document_is_not_told_its_words() {
        accepted(DocumentKind.POLICY, PolicyFixture.SMALL);
        var begun = body.begin(DocumentKind.STANDARD, "s.txt", DEFINED_OTHERWISE.getBytes(StandardCharsets.UTF_8));
        var input = AcceptImport.Input.proposed(begun).inForceFrom(LocalDate.of(2025, 4, 1));
        var secret = body.accept(new AcceptImport.Input(
                        input.draft(),
                        input.number(),
                        input.document(),
                        input.title(),
                        input.instrument(),
                        input.instrumentNumber(),
                        input.decidedOn(),
                        input.decidedBy(),
                        input.inForce(),
                        new Disclosure.NonPublic("行財政運営に支障を及ぼすおそれがあるため")))
                .version();

        assertThat(checked(secret).findings()).isNotEmpty();
        assertThatThrownBy(() -> body.use(WordsOfDocument.class).of(body.administrator(), secret, AsOf.known(DAY)))
                .isInstanceOf(Refusal.NotFound.class);
    }
}
