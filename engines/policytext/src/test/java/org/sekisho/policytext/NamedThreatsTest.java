package org.sekisho.policytext;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.sekisho.policytext.content.NamedThreats;
import org.sekisho.policytext.content.ThreatKind;

/** The threats that a policy names, one by one, and where each comes from. */
final class NamedThreatsTest {

    private static Map<ThreatKind, List<String>> byKind(NamedThreats threats) {
        return threats.byKind().entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        entry -> entry.getValue().stream()
                                .map(NamedThreats.Threat::words)
                                .toList()));
    }

    @Test
    void the_threats_of_a_city() {
        var threats = NamedThreats.of(Inputs.read(Inputs.shared().resolve("hanamaki.txt")));

        assertThat(byKind(threats))
                .isEqualTo(Map.of(
                        ThreatKind.DELIBERATE,
                        List.of("不正アクセス", "ウイルス攻撃", "サービス不能攻撃", "サイバー攻撃", "部外者の侵入", "重要情報の詐取盗難", "内部不正"),
                        ThreatKind.ACCIDENTAL,
                        List.of(
                                "情報資産の無断持ち出し",
                                "無許可ソフトウェアの使用",
                                "規定違反",
                                "設計及び開発の不備",
                                "プログラム上の欠陥",
                                "操作及び設定ミス",
                                "メンテナンス不備",
                                "内部及び外部監査機能の不備",
                                "委託管理の不備",
                                "マネジメントの欠陥",
                                "機器故障"),
                        ThreatKind.DISASTER,
                        List.of("地震", "落雷", "火災", "水害", "停電"),
                        ThreatKind.EPIDEMIC,
                        List.of("大規模又は広範囲にわたる疾病"),
                        ThreatKind.INFRASTRUCTURE,
                        List.of("通信又は電力供給の途絶")));
        assertThat(threats.threats())
                .extracting(NamedThreats.Threat::path)
                .contains("3(1)", "3(2)", "3(3)", "3(4)", "3(5)")
                .doesNotContain("3");
    }

    @Test
    void the_threats_of_an_association() {
        var threats = NamedThreats.of(Inputs.read(Inputs.shared().resolve("sunagawa.txt")));

        assertThat(byKind(threats).get(ThreatKind.INFRASTRUCTURE))
                .containsExactly("電力供給の途絶", "通信の断絶", "水道供給の途絶", "インフラの障害");
        assertThat(byKind(threats).get(ThreatKind.DISASTER)).containsExactly("地震", "落雷", "火災");
        assertThat(byKind(threats).get(ThreatKind.DELIBERATE)).contains("重要情報の詐取", "内部不正");
        assertThat(byKind(threats).get(ThreatKind.ACCIDENTAL)).contains("設計・開発の不備", "機器故障");
        assertThat(byKind(threats).get(ThreatKind.EPIDEMIC)).containsExactly("大規模・広範囲にわたる疾病");
    }

    @Test
    void what_has_no_intent_is_not_taken_for_deliberate_and_who_did_it_stays_with_the_act() {
        var threats = NamedThreats.of(Inputs.read("""
                みなと町情報セキュリティ基本方針

                1 対象とする脅威

                次の脅威を想定する。

                (1) 職員による不正、侵入等の意図的な要因による情報の漏えい

                (2) 操作の誤り等の非意図的な要因による情報の漏えい

                (3) 手順の漏れ等の非意図的な要因による情報の漏えい

                2 対策

                不正アクセスによる被害を防ぐ。
                """));

        assertThat(byKind(threats))
                .isEqualTo(Map.of(
                        ThreatKind.DELIBERATE,
                        List.of("職員による不正", "侵入"),
                        ThreatKind.ACCIDENTAL,
                        List.of("操作の誤り", "手順の漏れ")));
    }

    @Test
    void an_item_is_the_same_in_whatever_width_it_is_written_and_wherever_it_stands() {
        var one = NamedThreats.of(Inputs.read("1 対象とする脅威\n\n(1) ＤＤｏＳ攻撃、侵入等の意図的な要因による停止\n"));
        var other = NamedThreats.of(Inputs.read("1 対象とする脅威\n\n(1) 侵入、DDoS 攻撃、盗聴等の意図的な要因による停止\n"));

        assertThat(other.threats())
                .extracting(NamedThreats.Threat::item)
                .containsAll(
                        one.threats().stream().map(NamedThreats.Threat::item).toList());
    }
}
