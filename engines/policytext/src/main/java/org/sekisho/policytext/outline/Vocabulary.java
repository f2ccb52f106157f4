package org.sekisho.policytext.outline;

import java.util.List;

/**
 * Words that policies use for their headings, parts and page chrome.
 *
 * <p>They decide only where form leaves it open: a heading glued to its sentence, a part without a number, the line of a
 * web site.
 */
final class Vocabulary {
    /** Headings of the guideline's skeleton (DOMAIN 1.1) and of instruments in general, longest first where one begins another. */
    private static final List<String> HEADINGS = List.of(
            "方針の目的",
            "目的及び適用範囲",
            "目的",
            "趣旨",
            "用語の定義",
            "用語の意義",
            "定義",
            "対象とする脅威",
            "対象範囲",
            "適用範囲",
            "適用対象",
            "位置付け",
            "位置づけ",
            "職員等の遵守義務",
            "職員等の義務",
            "職員等の責務",
            "職員の遵守義務",
            "職員の義務",
            "職員の責務",
            "責務",
            "管理体制",
            "組織体制",
            "推進体制",
            "体制",
            "情報資産の分類と管理",
            "情報資産の分類",
            "情報資産への脅威",
            "情報セキュリティ対策基準の策定",
            "情報セキュリティ実施手順の策定",
            "情報セキュリティポリシーの見直し",
            "情報セキュリティ監査及び自己点検の実施",
            "情報セキュリティ監査の実施",
            "情報セキュリティ対策の実施",
            "情報セキュリティ対策",
            "物理的セキュリティ対策",
            "物理的セキュリティ",
            "人的セキュリティ対策",
            "人的セキュリティ",
            "技術的セキュリティ対策",
            "技術的セキュリティ",
            "運用",
            "評価及び見直し",
            "評価・見直し",
            "見直し",
            "監査",
            "自己点検",
            "委任",
            "補則",
            "施行期日",
            "その他");

    private static final List<String> SENTENCE_STARTS = List.of(
            "この", "本", "市", "町", "村", "区", "県", "組合", "当", "次", "職員", "情報", "別", "全", "定期", "必要", "前", "管理者", "広域");

    private static final List<String> PARTS =
            List.of("基本方針", "対策基準", "実施手順", "情報セキュリティ基本方針", "情報セキュリティ対策基準", "総則", "雑則", "補則", "各論");

    /** Sentences that belong to the clause above a list, when they follow its last item. */
    private static final List<String> BACK_TO_PARENT = List.of("なお", "ただし", "また", "この場合", "これらの", "以上の", "前各号", "上記");

    private static final List<String> SITE_STARTS = List.of(
            "ページ番号",
            "ページID",
            "更新日",
            "最終更新日",
            "掲載日",
            "公開日",
            "印刷用ページ",
            "印刷する",
            "ページの先頭",
            "このページの先頭",
            "このページの一番上",
            "このページのトップ",
            "このページの上",
            "ページトップ",
            "本文へ",
            "本文ここから",
            "本文ここまで",
            "ここから本文",
            "ここまで本文",
            "メニューを飛ばして",
            "共通メニュー",
            "現在位置",
            "現在の位置",
            "あしあと",
            "スマートフォン表示",
            "文字サイズ",
            "サイトマップ",
            "サイト内検索",
            "このページに関する",
            "このページについて",
            "このページの情報を",
            "このページを",
            "お問い合わせ先",
            "お問合せ先",
            "より良いウェブサイト",
            "よりよいウェブサイト",
            "Copyright",
            "copyright",
            "All Rights",
            "PDFファイルの閲覧",
            "PDF形式のファイル",
            "Adobe Reader",
            "Adobe Acrobat",
            "Get Adobe",
            "別ウィンドウ",
            "別ウインドウ",
            "新しいウィンドウ",
            "Topへ",
            "TOPへ",
            "トップへ",
            "先頭へ",
            "戻る",
            "前のページへ",
            "ツイート",
            "シェアする",
            "Xでポスト",
            "LINEで送る",
            "ダウンロードファイル",
            "ホーム>",
            "ホーム＞",
            "トップ>",
            "トップページ>",
            "トップページ＞");

    private Vocabulary() {}

    /** Whether the text from an index begins with a known heading and goes on with a sentence. */
    static boolean beginsWithHeading(String text, int from) {
        return gluedHeadingEnd(text, from) > from;
    }

    /** The index after a known heading that begins at {@code from} and has a sentence glued to it; {@code from} if there is none. */
    static int gluedHeadingEnd(String text, int from) {
        int best = from;
        for (String heading : HEADINGS) {
            int end = from + heading.length();
            if (end > best && text.startsWith(heading, from) && (end == text.length() || startsSentence(text, end))) {
                best = end;
            }
        }
        return best;
    }

    private static boolean startsSentence(String text, int from) {
        for (String start : SENTENCE_STARTS) {
            if (text.startsWith(start, from)) {
                return true;
            }
        }
        return false;
    }

    /** Whether the text as a whole is a known heading. */
    static boolean heading(String text) {
        return HEADINGS.contains(text);
    }

    /** Whether a line is the usual name of an unnumbered part. */
    static boolean part(String text) {
        return PARTS.contains(text);
    }

    static boolean goesBackToParent(String text) {
        for (String start : BACK_TO_PARENT) {
            if (text.startsWith(start)) {
                return true;
            }
        }
        return false;
    }

    /** Whether a line that stands alone is what a web site puts around a text. */
    static boolean site(String text) {
        String squeezed = text.length() > 200 ? text.substring(0, 200) : text;
        squeezed = Signs.squeezed(squeezed);
        squeezed = !squeezed.isEmpty() && Signs.bullet(squeezed.charAt(0)) ? squeezed.substring(1) : squeezed;
        for (String start : SITE_STARTS) {
            if (squeezed.startsWith(start)) {
                return true;
            }
        }
        return crumbs(text) || squeezed.startsWith("ID:") && squeezed.length() < 15 || date(squeezed);
    }

    /** ホーム > 市政 > 方針: at least two signs with words between. */
    private static boolean crumbs(String text) {
        int signs = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '>' || c == '＞' || c == '»' || c == '›') {
                signs++;
            } else if (c == '。') {
                return false;
            }
        }
        return signs >= 2;
    }

    /** [2010年3月1日] as sites print it. */
    private static boolean date(String text) {
        return text.length() < 16 && text.startsWith("[") && text.endsWith("日]");
    }

    /** Whether a line that stands alone above an address and a telephone number says whom to ask. */
    static boolean contact(String text) {
        return switch (text) {
            case "お問い合わせ", "お問合せ", "お問合わせ", "お問い合わせ先", "お問合せ先", "問い合わせ先", "問合せ先", "問合先", "担当課", "この記事に関するお問い合わせ先" ->
                true;
            default -> false;
        };
    }

    static boolean telephone(String text) {
        return text.contains("電話") || text.contains("TEL") || text.contains("Tel") || text.contains("ファ");
    }

    /** Whether from this line on a web page has nothing but its own matter. */
    static boolean siteEnds(String text) {
        return text.startsWith("このページに関するお問い合わせ")
                || text.startsWith("このページに関するお問合せ")
                || text.startsWith("お問い合わせ先")
                || text.startsWith("このページについてのお問い合わせ")
                || text.startsWith("より良いウェブサイトにするため")
                || text.startsWith("よりよいウェブサイトにするため");
    }
}
