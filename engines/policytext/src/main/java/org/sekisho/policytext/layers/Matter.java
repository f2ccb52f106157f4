package org.sekisho.policytext.layers;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What the measures of a policy are about: how a clause that names the measure begins, and the words in which the layers
 * below speak of it.
 *
 * <p>The measures and what belongs to each are those of the chapters of 対策基準 in the guideline of the Ministry (総務省
 * 「地方公共団体における情報セキュリティポリシーに関するガイドライン」, 第2編). A phrase {@code 甲…乙} stands for both in this order within
 * one sentence.
 */
enum Matter {
    PURPOSE("目的|趣旨", "~この基準の目的|~目的$"),
    TERMS("定義|用語", "~用語|~定義|用語の意味"),
    SCOPE("(実施機関|対象|適用)(の)?範囲", "~適用(の)?範囲|~及ぶ範囲|~対象範囲|に適用する"),
    STAFF_DUTY("遵守義務", "~遵守義務|~職員等の責務|ポリシーを…遵守しなければ|基本方針…遵守し"),
    ORGANISATION(
            "組織体制|推進体制|管理体制|体制",
            "~体制|~組織|~役割|最高情報セキュリティ責任者[^の]*(とし|に充て|をもって|を置)|統括情報セキュリティ責任者[^の]*(とし|に充て|をもって|を置)|情報セキュリティ管理者(とする|として|を置)|システム管理者(とする|として|を置)|委員会を(置|設|開|年|組織)|CSIRT|兼務|~委員会|統一的な窓口|最高情報セキュリティ責任者$"),
    CLASSIFICATION(
            "情報資産の(分類|格付|管理)|情報の(分類|格付)",
            "~分類|~格付|機密性|完全性|可用性|台帳に登録|情報資産台帳|持(ち)?出(し|す)|~廃棄|~処分|~持ち出し|分類の表示|復元不(能|可能)|情報(資産)?の(作成|入手|利用|保管|送信|運搬|提供|公表|廃棄)|~台帳|~表示"),
    NETWORKS("強[靭靱じ]ん?性|三層|三段階", "~強[靭靱じ]|~三層|三層の(対策|分離)"),
    NUMBERS("^(マイナンバー|個人番号)利用事務系", "マイナンバー|個人番号|個人番号利用事務系|多要素認証|二要素"),
    LGWAN("^LGWAN接続系", "LGWAN|無害化|経路を分"),
    INTERNET("^インターネット接続系", "^インターネット接続系|セキュリティクラウド|インターネット接続系では|インターネット接続系において|~インターネット"),
    PHYSICAL(
            "物理",
            "~物理|~サーバ室|サーバ室|管理区域|入退室|施錠|予備(の)?電源|停電|無停電|空調|耐震|火災|水害|配線|ケーブル|設置(場所|する場所)|機器…(搬入|設置|固定)|搬入|搬出|盗難|立ち会|通信回線装置|端末の(管理|所在)|~電源|~機器"),
    HUMAN(
            "人的",
            "~人的|~研修|~訓練|~教育|研修|訓練|啓発|~遵守事項|業務以外の目的|パスワード…(他人|知られ|使い回|漏)|ICカード|退職|離職|誓約|事故…報告|~事故|インシデントの報告|~パスワード|~人(に関する|の管理)|非常勤"),
    TECHNICAL(
            "技術",
            "~技術|アクセス制御|アクセス権|アクセス記録|~ログ|ログ|バックアップ|利用者ID|特権|権限…(見直|残さ|与え)|不正プログラム|ウイルス|定義(ファイル)?を…更新|定義ファイル|不正アクセス|侵入を|ポートを|~開発|~保守|情報システムを開発|脆弱性|修正プログラム|セキュリティホール|無線LAN|変更管理|電子署名"),
    OPERATION("運用", "~運用|~監視|稼働を…監視|常に監視|遵守状況の確認|侵害(時|に備え|が起き)|緊急時対応計画|インシデント対応計画|例外措置|~例外|~特例|法令(の)?遵守|懲戒|証拠の保全"),
    OUTSOURCING(
            "委託|外部サービス|クラウドサービス",
            "~委託|委託先|委託事業者|再委託|委託する業務|委託契約|~クラウド|クラウドサービス|外部サービス|~外部サービス|約款|ソーシャルメディア|SNS|公式アカウント|仕様書に…要件"),
    REGULAR_CHECK("評価・?見直し|定期的な?確認", "遵守状況の(定期|報告)|~遵守状況…定期|定期…遵守状況"),
    AUDIT("監査", "~監査|監査(人|計画|統括|を受け|を行)|自己点検|~自己点検|点検票|~評価"),
    REVIEW("(ポリシー|方針)の(見直し|改定|改正)|^見直し$", "~見直し|~改定|~改正|(ポリシー|方針|基準)を(見直|改め)|見直しを行"),
    STANDARD("対策基準の(策定|整備)", "基本方針…基準…定め"),
    PROCEDURES("実施手順の(策定|整備)", "~実施手順|実施手順を|手順書を(整|作|定)");

    private final Pattern head;
    private final List<Pattern> inCaption;
    private final List<Pattern> inText;

    /**
     * @param head finds the heading of a clause that names the measure
     * @param words alternatives; one that begins with ~ counts in a heading only
     */
    Matter(String head, String words) {
        this.head = Pattern.compile(head);
        var parts = alternatives(words);
        this.inCaption = parts.stream().map(Matter::compiled).toList();
        this.inText = parts.stream()
                .filter(part -> !part.startsWith("~"))
                .map(Matter::compiled)
                .toList();
    }

    private static Pattern compiled(String part) {
        return Pattern.compile((part.startsWith("~") ? part.substring(1) : part).replace("…", "[^。]{0,30}"));
    }

    /** The alternatives of an expression, parted only outside brackets. */
    private static List<String> alternatives(String words) {
        var parts = Stream.<String>builder();
        int depth = 0;
        int from = 0;
        for (int i = 0; i < words.length(); i++) {
            char sign = words.charAt(i);
            depth += sign == '(' ? 1 : sign == ')' ? -1 : 0;
            if (sign == '|' && depth == 0) {
                parts.add(words.substring(from, i));
                from = i + 1;
            }
        }
        return parts.add(words.substring(from)).build().toList();
    }

    /** Whether a clause with that heading names the measure. */
    boolean names(String heading) {
        return head.matcher(heading).find();
    }

    /** The words of a heading that speak of it, each once. */
    List<String> inCaption(String caption) {
        return found(inCaption, caption);
    }

    /** The words of a text that speak of it, each once. */
    List<String> inText(String text) {
        return found(inText, text);
    }

    private static List<String> found(List<Pattern> patterns, String text) {
        return patterns.stream()
                .map(pattern -> pattern.matcher(text))
                .filter(java.util.regex.Matcher::find)
                .map(java.util.regex.Matcher::group)
                .distinct()
                .toList();
    }
}
