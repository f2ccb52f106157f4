package org.sekisho.controls;

import java.util.Optional;

/**
 * One of the eight kinds of measures that 地方自治法施行規則 第16条の3 names, and before them the policy itself
 * (地方自治法 第244条の6). Source: MIC-ORD80, MIC-SUM-R8 p5.
 */
public enum Measure {
    POLICY(new Text("方針の策定・公表・周知", "Making, publishing and announcing the policy")),
    ORGANISATION(new Text("組織体制の整備", "Organisation")),
    ASSETS(new Text("情報資産の分類と管理", "Classifying and managing assets")),
    PHYSICAL(new Text("物理的な対策", "Physical security")),
    HUMAN(new Text("人的な対策", "Human security")),
    TECHNICAL(new Text("技術的な対策", "Technical security")),
    OPERATION(new Text("運用", "Operation")),
    OUTSOURCING(new Text("業務委託とクラウドの利用", "Outsourcing and cloud services")),
    REVIEW(new Text("監査・自己点検・見直し", "Audit, self-check and review"));

    private final Text title;

    Measure(Text title) {
        this.title = title;
    }

    /** The number of the ordinance's item (第1号 to 第8号); 0 for the policy itself. */
    public int number() {
        return ordinal();
    }

    public Text title() {
        return title;
    }

    static Optional<Measure> numbered(int number) {
        return number >= 0 && number < values().length ? Optional.of(values()[number]) : Optional.empty();
    }
}
