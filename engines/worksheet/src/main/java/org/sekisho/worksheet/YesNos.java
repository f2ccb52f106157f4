package org.sekisho.worksheet;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads yes or no as offices mark it. */
final class YesNos {

    private static final Set<String> YES = Set.of(
            "○", "◯", "〇", "⭕", "◎", "●", "✓", "✔", "☑", "✅", "レ", "v", "o", "有", "有り", "あり", "有る", "ある", "在り", "該当",
            "該当する", "該当あり", "該当有", "該当有り", "はい", "yes", "y", "true", "t", "1", "要", "必要", "可", "許可", "済", "済み", "完了",
            "実施", "実施済", "実施済み", "対象", "する", "している", "含む", "含まれる", "on", "ok", "適", "適合");
    private static final Set<String> NO = Set.of(
            "×", "✕", "✖", "☓", "╳", "✗", "✘", "❌", "☐", "□", "x", "-", "―", "—", "–", "‐", "−", "ー", "─", "無", "無し",
            "なし", "無い", "ない", "非該当", "該当しない", "該当なし", "該当無", "該当無し", "いいえ", "no", "n", "false", "f", "0", "否", "不要",
            "必要なし", "不可", "禁止", "未", "未済", "未了", "未実施", "対象外", "しない", "していない", "含まない", "含まれない", "off", "ng", "不適",
            "不適合", "n/a");

    /** A remark behind the mark: 有（住民情報）. */
    private static final Pattern REMARK = Pattern.compile("[(\\[:、,。].*$", Pattern.DOTALL);

    private YesNos() {}

    static Optional<Boolean> of(Raw cell) {
        return switch (cell) {
            case Raw.Flag flag -> Optional.of(flag.value());
            case Raw.Number number -> of(number.value().toPlainString());
            case Raw.Text text -> of(text.value());
            default -> Optional.empty();
        };
    }

    static Optional<Boolean> of(String text) {
        if (text.length() > 200) {
            return Optional.empty();
        }
        var folded = Words.fold(text);
        return mark(folded).or(() -> mark(REMARK.matcher(folded).replaceFirst("")));
    }

    private static Optional<Boolean> mark(String word) {
        if (YES.contains(word)) {
            return Optional.of(true);
        }
        return NO.contains(word) ? Optional.of(false) : Optional.empty();
    }
}
