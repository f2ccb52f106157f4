package org.sekisho.bench;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.sekisho.policytext.PolicyDocument;
import org.sekisho.policytext.PolicyReader;
import org.sekisho.policytext.PolicyUnreadable;

/**
 * A standard of any number of clauses and its next version.
 *
 * <p>Articles with a sentence and two to nine items each, put together from the words of such standards. In the later version
 * one item in eight has other words, one article in fifty is gone and one in fifty is new, so that nearly all numbers
 * change.
 */
record RevisedPolicy(PolicyDocument before, PolicyDocument after) {
    private static final long SEED = 20261122;
    private static final int PER_CHAPTER = 60;
    private static final String[] WHO = {
        "情報システム管理者",
        "情報セキュリティ管理者",
        "統括情報セキュリティ責任者",
        "最高情報セキュリティ責任者",
        "職員等",
        "所管課長",
        "委託事業者",
        "情報システム担当者",
        "総務課",
        "教育委員会"
    };
    private static final String[] WHAT = {
        "アクセス権",
        "利用者識別符号",
        "電磁的記録媒体",
        "外部サービス",
        "アクセス記録",
        "不正プログラム対策ソフトウェア",
        "サーバ室",
        "通信回線装置",
        "情報資産台帳",
        "個人番号利用事務系の端末",
        "バックアップ",
        "脆弱性情報",
        "公開用サーバ",
        "電子メール",
        "無線通信網",
        "委託先の従事者",
        "入退室記録",
        "リモート保守",
        "複合機",
        "持出し用パソコン",
        "ソフトウェアの使用許諾",
        "緊急連絡網",
        "画面転送用の端末",
        "庁内の配線",
        "非常用電源"
    };
    private static final String[] WHEN = {
        "毎年度", "異動の都度", "速やかに", "毎月", "四半期ごとに", "契約の前に", "事前に", "定期的に", "あらかじめ", "必要に応じて"
    };
    private static final String[] ACT = {
        "点検し、その結果を報告しなければならない。",
        "記録し、一定期間保存するものとする。",
        "申請を受けて許可し、台帳に記載する。",
        "業務に必要な範囲に限り付与し、不要となったときは直ちに削除する。",
        "暗号化その他の措置を講じなければならない。",
        "施錠できる場所に保管し、鍵を管理する。",
        "手順を定め、関係者に周知するものとする。",
        "設定を確認し、異状があるときは利用を停止する。",
        "復元できない方法で消去し、その証明を受ける。",
        "複数人で確認した上で実施しなければならない。"
    };
    private static final String[] CARE = {"管理", "利用", "点検", "廃棄", "設定", "監視"};

    static RevisedPolicy of(int clauses) {
        try {
            return new RevisedPolicy(read(text(clauses, false)), read(text(clauses, true)));
        } catch (PolicyUnreadable e) {
            throw new IllegalStateException(e);
        }
    }

    private static PolicyDocument read(String text) throws PolicyUnreadable {
        return new PolicyReader().read(text.getBytes(StandardCharsets.UTF_8), "policy.txt");
    }

    private static String text(int clauses, boolean later) {
        var words = new Random(SEED);
        var changes = new Random(SEED + 1);
        var text = new StringBuilder("計測市情報セキュリティ対策基準\n\n");
        int made = 0;
        int article = 0;
        for (int drawn = 0; made < clauses; drawn++) {
            if (drawn % PER_CHAPTER == 0) {
                text.append("第%d章 %sの対策\n\n".formatted(drawn / PER_CHAPTER + 1, one(WHAT, words)));
            }
            if (later && changes.nextInt(50) == 0) {
                article(text, ++article, one(WHAT, changes), changes);
            }
            boolean gone = later && changes.nextInt(50) == 0;
            var lines = new StringBuilder();
            article(lines, gone ? article : ++article, one(WHAT, words), words);
            made++;
            int items = 2 + words.nextInt(8);
            for (int i = 1; i <= items; i++) {
                made++;
                String about = one(WHO, words) + "は、" + one(WHAT, words) + "又は" + one(WHAT, words) + "に係る事項を";
                String what = one(WHEN, words) + one(ACT, words);
                boolean other = later && changes.nextInt(8) == 0;
                lines.append("(%d) ".formatted(i))
                        .append(about)
                        .append(other ? one(WHEN, changes) + one(ACT, changes) : what)
                        .append("\n\n");
            }
            if (!gone) {
                text.append(lines);
            }
        }
        return text.toString();
    }

    private static void article(StringBuilder text, int number, String about, Random words) {
        text.append("（%sの%s）\n\n".formatted(about, one(CARE, words)))
                .append("第%d条 %sは、%s及び%sについて、次に掲げる措置を講じるものとする。\n\n"
                        .formatted(number, one(WHO, words), one(WHAT, words), one(WHAT, words)));
    }

    private static String one(String[] from, Random random) {
        return from[random.nextInt(from.length)];
    }
}
