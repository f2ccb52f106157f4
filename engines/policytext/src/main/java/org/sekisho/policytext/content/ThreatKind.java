package org.sekisho.policytext.content;

import java.util.List;

/** Where a threat comes from. */
public enum ThreatKind {
    /** 意図的な要因: attacks, intrusion, wrongdoing. */
    DELIBERATE(
            List.of("意図的", "故意", "攻撃", "悪意"),
            List.of("不正アクセス", "不正プログラム", "ウイルス", "侵入", "内部不正", "不正行為", "窃取", "詐取", "盗難", "なりすまし", "標的型")),
    /** 非意図的な要因: mistakes, defects, lack of care, failure of equipment. */
    ACCIDENTAL(
            List.of("非意図的", "意図しない", "過失", "不備", "ミス", "誤操作", "誤り"),
            List.of("持ち出し", "持出し", "無許可", "規定違反", "欠陥", "故障", "不足", "紛失", "置き忘れ", "管理の不足")),
    /** 災害, 事故. */
    DISASTER(List.of("災害", "地震"), List.of("落雷", "火災", "水害", "風水害", "大雨", "停電", "津波", "台風", "噴火", "事故")),
    /** 疾病: people who are missing because of an illness. */
    EPIDEMIC(List.of("疾病", "感染症", "パンデミック", "疫病"), List.of("要員", "人手", "流行", "まん延")),
    /** インフラ障害: what stops elsewhere and spreads. */
    INFRASTRUCTURE(
            List.of("インフラ", "途絶", "断絶", "社会基盤", "供給", "ライフライン", "波及"), List.of("電力", "電気", "水道", "通信障害", "供給停止"));

    private static final int STRONG = 3;

    private final List<String> strong;
    private final List<String> weak;

    ThreatKind(List<String> strong, List<String> weak) {
        this.strong = strong;
        this.weak = weak;
    }

    /** How much in the words speaks for this kind. */
    int weight(String text) {
        // 非意図的 holds the word 意図的 and says its opposite.
        var words = this == DELIBERATE ? text.replace("非意図的", "") : text;
        return (int) (STRONG * strong.stream().filter(words::contains).count()
                + weak.stream().filter(words::contains).count());
    }
}
