package org.sekisho.policytext;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.sekisho.policytext.content.NamedScope;
import org.sekisho.policytext.content.OrganName;
import org.sekisho.policytext.content.StaffKind;

/** Whom a policy says that it binds. */
final class NamedScopeTest {

    private static List<String> organs(NamedScope scope) {
        return scope.organs().stream().map(organ -> organ.name().name()).toList();
    }

    private static Path sample(String name) {
        var at = Path.of("").toAbsolutePath();
        while (at.getParent() != null && !at.resolve("engines").toFile().isDirectory()) {
            at = at.getParent();
        }
        return at.resolve("app/src/main/resources/sekisho/demo").resolve(name);
    }

    @Test
    void a_city_names_its_organs_where_it_defines_them() {
        var scope = NamedScope.of(Inputs.read(Inputs.shared().resolve("hanamaki.txt")));

        assertThat(organs(scope))
                .containsExactly("市長部局", "教育委員会", "選挙管理委員会", "監査委員", "農業委員会", "固定資産評価審査委員会", "消防", "議会事務局");
        assertThat(scope.organs()).allMatch(organ -> organ.path().equals("2(9)"));
        assertThat(scope.staff())
                .isEqualTo(Map.of(
                        StaffKind.REGULAR, "2(8)",
                        StaffKind.PART_TIME, "2(8)",
                        StaffKind.FISCAL_YEAR, "2(8)",
                        StaffKind.TEMPORARY, "2(8)"));
    }

    @Test
    void an_association_names_itself_and_its_assembly_in_its_scope() {
        var scope = NamedScope.of(Inputs.read(Inputs.shared().resolve("sunagawa.txt")));

        assertThat(organs(scope)).containsExactly("保健衛生組合", "保健衛生組合議会");
        assertThat(scope.organs()).extracting(organ -> organ.name().key()).containsExactly(OrganName.OF_HEAD, "議会");
        assertThat(scope.organs()).allMatch(organ -> organ.path().equals("4(1)"));
        assertThat(scope.staff()).isEqualTo(Map.of(StaffKind.REGULAR, "5", StaffKind.FISCAL_YEAR, "5"));
    }

    @Test
    void the_samples_name_theirs_in_their_own_words() {
        var city = NamedScope.of(Inputs.read(sample("city/policy.txt")));
        assertThat(organs(city))
                .containsExactly("市長", "議会", "教育委員会", "選挙管理委員会", "公平委員会", "監査委員", "農業委員会", "固定資産評価審査委員会", "消防長");
        assertThat(city.staff())
                .containsOnlyKeys(
                        StaffKind.REGULAR,
                        StaffKind.REAPPOINTED,
                        StaffKind.FISCAL_YEAR,
                        StaffKind.TEMPORARY,
                        StaffKind.SPECIAL,
                        StaffKind.DISPATCHED);
        assertThat(organs(NamedScope.of(Inputs.read(sample("association/policy.txt")))))
                .containsExactly("管理者", "監査委員", "組合議会");
    }

    @Test
    void assets_and_the_duties_of_staff_name_no_organ() {
        var scope = NamedScope.of(Inputs.read("""
                みなと町情報セキュリティ基本方針

                1 適用範囲

                (1) 対象機関

                この基本方針は、町長部局、教育委員会及び議会に適用する。

                (2) 情報資産の適用範囲

                教育委員会の情報システム、水道局のネットワーク及び病院の文書とする。

                (3) 消防本部及び農業委員会にも適用する。

                2 職員等の遵守義務

                職員及び非常勤職員は、消防署の指示に従い、この基本方針を遵守しなければならない。
                """));

        assertThat(organs(scope)).containsExactly("町長部局", "教育委員会", "議会", "消防本部", "農業委員会");
        assertThat(scope.staff()).isEqualTo(Map.of(StaffKind.REGULAR, "2", StaffKind.PART_TIME, "2"));
    }

    @Test
    void names_of_one_organ_have_one_key() {
        assertThat(OrganName.of("市長部局").key()).isEqualTo(OrganName.of("市長").key());
        assertThat(OrganName.of("議会事務局").key()).isEqualTo(OrganName.of("組合議会").key());
        assertThat(OrganName.of("消防本部").key()).isEqualTo(OrganName.of("消防長").key());
        assertThat(OrganName.of("監査委員事務局").key()).isEqualTo(OrganName.of("監査委員").key());
        assertThat(OrganName.of("教育委員会").key())
                .isNotEqualTo(OrganName.of("農業委員会").key());
        assertThat(OrganName.of("病院").key()).isNotEqualTo(OrganName.of("水道部").key());
    }
}
