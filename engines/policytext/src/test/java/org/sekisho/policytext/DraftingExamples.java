package org.sekisho.policytext;

import java.util.Random;

/** Documents for the tests of drafting: many mentions, in articles and in numbers. */
final class DraftingExamples {
    private DraftingExamples() {}

    static final String ARTICLES = """
            みなと村情報セキュリティ対策基準

            第１章　総則

            （目的）
            第１条　この基準は、必要な事項を定めることを目的とする。

            （定義）
            第２条　この基準において、次の各号に掲げる用語の意義は、当該各号に定めるところによる。

            （１）　情報資産　情報及び情報システムをいう。

            （２）　職員等　村の職員をいう。

            第２章　体制

            （責任者）
            第３条　村に責任者を置く。

            ２　責任者は、前条第１号に規定する情報資産を管理する。

            ３　前項の管理は、毎年確認する。

            （委員会）
            第４条　前条の責任者は、委員会を置く。

            ２　委員会は、第２条第２号に規定する職員等で構成する。

            第３章　対策

            （教育）
            第５条　第３条から第４条までの規定に基づき、職員等に教育を行う。

            （点検）
            第６条　前２条の規定による対策は、次条に定めるところにより点検する。

            （記録）
            第７条　第３条第２項及び第５条の規定による記録は、第６条の点検に用いる。

            附　則

            この基準は、令和７年４月１日から施行する。
            """;

    static final String NUMBERS = """
            みなと村情報セキュリティ基本方針

            令和7年4月1日村長決裁

            1. 目的

            この基本方針は、村の情報資産を守ることを目的とする。

            2. 定義

            (1) 情報資産

            情報及び情報システムをいう。

            (2) 職員等

            村の職員をいう。

            3. 遵守義務

            職員等は、2(1)に規定する情報資産を守らなければならない。

            4. 対策

            上記3に基づき、次の対策を行う。

            (1) 教育

            職員等に教育を行う。

            (2) 点検

            毎年点検を行う。

            ① 点検の結果は、(1)に規定する教育に用いる。

            ② 点検は、①に定めるところによる。

            5. 評価

            4(2)①に規定する結果を評価する。

            附 則

            この基本方針は、令和7年4月1日から施行する。
            """;

    /** Articles that mention each other in every way. */
    static String generated(Random random, int articles) {
        var out = new StringBuilder("みなと市情報セキュリティ対策基準\n\n");
        for (int i = 1; i <= articles; i++) {
            if (i % 7 == 1) {
                out.append("第")
                        .append(i / 7 + 1)
                        .append("章　対策の")
                        .append(i / 7 + 1)
                        .append("\n\n");
            }
            out.append("（対策").append(i).append("の実施）\n");
            out.append("第")
                    .append(i)
                    .append("条　")
                    .append(sentence(random, i, articles))
                    .append("\n\n");
            int paragraphs = random.nextInt(3);
            for (int k = 0; k < paragraphs; k++) {
                out.append(k + 2).append("　").append(k > 0 ? "前項の対策は、" : "").append("職員等が行う。\n\n");
            }
            int items = random.nextInt(3);
            for (int k = 0; k < items; k++) {
                out.append("(").append(k + 1).append(")　情報資産の台帳").append(k + 1).append("\n\n");
            }
        }
        return out.append("附　則\n\nこの基準は、令和7年4月1日から施行する。\n").toString();
    }

    private static String sentence(Random random, int i, int articles) {
        int other = 1 + random.nextInt(articles);
        int further = 1 + random.nextInt(articles);
        return switch (random.nextInt(7)) {
            case 0 -> "第" + other + "条の規定による対策を行う。";
            case 1 -> (i > 1 ? "前条" : "次条") + "の規定による対策を行う。";
            case 2 -> (i < articles ? "次条" : "前条") + "に定めるところにより対策を行う。";
            case 3 -> "第" + Math.min(other, further) + "条から第" + Math.max(other, further) + "条までの規定による対策を行う。";
            case 4 -> "第" + other + "条及び第" + further + "条の規定による対策を行う。";
            case 5 -> "第" + other + "条第1項に規定する対策を行う。";
            default -> "次の対策を行う。";
        };
    }
}
