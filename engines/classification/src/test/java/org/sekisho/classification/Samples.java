package org.sekisho.classification;

import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.OptionalLong;

/** Schemes and assets that several tests use. */
final class Samples {
    static final Schemes SCHEMES = Schemes.builtIn();
    static final Scheme NOW = SCHEMES.mic2024();
    static final Scheme BEFORE = SCHEMES.scheme(Schemes.MIC_BEFORE_2024).orElseThrow();

    private Samples() {}

    static Level c(String key) {
        return NOW.level(Axis.CONFIDENTIALITY, key).orElseThrow();
    }

    static Level i(String key) {
        return NOW.level(Axis.INTEGRITY, key).orElseThrow();
    }

    static Level a(String key) {
        return NOW.level(Axis.AVAILABILITY, key).orElseThrow();
    }

    static Contents contents(Trait... traits) {
        var all = EnumSet.noneOf(Trait.class);
        for (var trait : traits) {
            all.add(trait);
        }
        return new Contents(all, OptionalLong.empty());
    }

    static Contents about(long persons, Trait... traits) {
        return new Contents(contents(traits).traits(), OptionalLong.of(persons));
    }

    /** A body's own scheme: three levels of confidentiality, two of integrity, one of availability. */
    static final String THREE_GROUPS = """
            {
              "id": "mycity",
              "base": "mic-2024",
              "title": {"ja": "本市の分類", "en": "Our city's classes"},
              "from": "2027-04-01",
              "source": "対策基準2.1",
              "restrictions": [
                {"key": "no-fax", "words": {"ja": "ファクシミリ送信禁止", "en": "No fax"}, "source": "対策基準2.2"}
              ],
              "axes": {
                "confidentiality": [
                  {"key": "high", "groups": ["3A", "3B"], "countsAs": "3B",
                   "name": {"ja": "高", "en": "High"},
                   "definition": {"ja": "住民の個人情報など", "en": "Residents' data and the like"},
                   "mark": "【高】", "restrictions": ["no-fax", "locked"], "source": "対策基準2.1"},
                  {"key": "middle", "groups": ["3C", "2"], "countsAs": "3C",
                   "name": {"ja": "中", "en": "Middle"},
                   "definition": {"ja": "庁内の情報", "en": "Inside"},
                   "mark": "【中】", "source": "対策基準2.1"},
                  {"key": "low", "groups": ["1"],
                   "name": {"ja": "低", "en": "Low"},
                   "definition": {"ja": "公表する情報", "en": "Public"},
                   "mark": "【低】", "source": "対策基準2.1"}
                ],
                "integrity": [
                  {"key": "2", "groups": ["2"], "name": {"ja": "完全性2", "en": "2"},
                   "definition": {"ja": "正しさを要する", "en": "Must be right"}, "mark": "【完2】", "source": "対策基準2.1"},
                  {"key": "1", "groups": ["1"], "name": {"ja": "完全性1", "en": "1"},
                   "definition": {"ja": "その他", "en": "Other"}, "mark": "【完1】", "source": "対策基準2.1"}
                ],
                "availability": [
                  {"key": "any", "groups": ["2", "1"], "countsAs": "2", "name": {"ja": "可用性", "en": "Any"},
                   "definition": {"ja": "区別しない", "en": "Not told apart"}, "mark": "【可】", "source": "対策基準2.1"}
                ]
              }
            }
            """;

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static Scheme mine() throws DataUnreadable {
        return SCHEMES.with(bytes(THREE_GROUPS), "mine.json").scheme("mycity").orElseThrow();
    }
}
