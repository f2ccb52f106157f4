package org.sekisho.typeset;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.sekisho.policytext.PolicyReader;
import org.sekisho.policytext.comparison.Revision;
import org.sekisho.typeset.Manuscript.Metadata;

class ComparisonManuscriptTest {
    private static final String BEFORE = """
            桜山市情報セキュリティ基本方針

            1. 目的
            この方針は、情報資産を守ることを目的とする。
            2. 組織体制
            副市長が責任者となり、全庁的な体制を整備する。
            3. 見直し
            この方針は、必要に応じて見直す。
            """;
    private static final String AFTER = BEFORE.replace("副市長が", "市長が") + "4. 公表\nこの方針は、遅滞なく公表する。\n";

    @Test
    void both_versions_stand_side_by_side_and_only_what_changed_is_underlined() throws Exception {
        ReadBack read = ReadBack.of(PdfFile.of(manuscript(true)));

        assertThat(read.tagged("TH/P")).containsExactly("改正後", "改正前", "備考");
        assertThat(read.tagged("H1")).containsExactly("新旧対照表");
        assertThat(read.tagged("Span")).contains("副").doesNotContain("市長が責任者となり");
        assertThat(read.text()).contains("4.　公表", "（新設）", "（略）");
    }

    @Test
    void the_earlier_version_can_stand_on_the_left() throws Exception {
        assertThat(ReadBack.of(PdfFile.of(manuscript(false))).tagged("TH/P")).containsExactly("改正前", "改正後", "備考");
    }

    private static Manuscript manuscript(boolean newFirst) throws Exception {
        PolicyReader reader = new PolicyReader();
        Revision revision = Revision.between(
                reader.read(BEFORE.getBytes(StandardCharsets.UTF_8), "before.txt"),
                reader.read(AFTER.getBytes(StandardCharsets.UTF_8), "after.txt"));
        return ComparisonManuscript.of(
                revision.table().withoutUnchanged(), newFirst, Metadata.titled("新旧対照表"), Optional.empty());
    }
}
