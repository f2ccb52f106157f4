package org.sekisho.classification;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Where a level or a rule comes from.
 *
 * @param name the documents and the places in them, with the keys of {@code docs/terms.md} ({@code MIC-GL-R8 p9}), one after
 *     the other with {@code "; "} between
 * @param practice whether it is the practice that goes with the guideline and no quotation of it
 */
public record Source(String name, boolean practice) {

    private static final Pattern BETWEEN = Pattern.compile(";\\s*");
    private static final Pattern PAGE = Pattern.compile("\\bp(?=\\d)");

    /** A document that is named by a key. */
    private record Document(String key, Text title) {}

    private static final List<Document> DOCUMENTS = List.of(
            new Document(
                    "MIC-GL-R8 ",
                    new Text(
                            "総務省「地方公共団体における情報セキュリティポリシーに関するガイドライン」概要資料（令和8年度）",
                            "MIC, overview of the guideline on the security policies of local governments (FY2026),")),
            new Document(
                    "MEXT-HB ",
                    new Text(
                            "文部科学省「教育情報セキュリティポリシーハンドブック」（令和7年3月）",
                            "MEXT, handbook on security policies in education (March 2025),")),
            new Document(
                    "PPC-MYN ",
                    new Text(
                            "個人情報保護委員会「特定個人情報の適正な取扱いに関するガイドライン（行政機関等・地方公共団体等編）」",
                            "PPC, guideline on specific personal information (administrative organs, local governments),")));

    /** What this project worked out itself; it tells a reader outside of it nothing. */
    private static final String OWN = "DOMAIN ";

    /** In words for a page. */
    public Text words() {
        var parts = Arrays.stream(BETWEEN.split(name))
                .filter(part -> !part.startsWith(OWN))
                .map(Source::inWords)
                .toList();
        var ja = parts.stream().map(Text::ja).collect(Collectors.joining("、"));
        var en = parts.stream().map(Text::en).collect(Collectors.joining("; "));
        if (!practice) {
            return new Text(ja, en);
        }
        return parts.isEmpty()
                ? new Text("ガイドラインに沿った実務（引用ではない）", "Practice with the guideline, not quoted")
                : new Text("ガイドラインに沿った実務（引用ではない。" + ja + "）", "Practice with the guideline, not quoted (" + en + ")");
    }

    private static Text inWords(String part) {
        return DOCUMENTS.stream()
                .filter(document -> part.startsWith(document.key()))
                .findFirst()
                .map(document -> placed(document, part.substring(document.key().length())))
                .orElseGet(() -> new Text(part, part));
    }

    private static Text placed(Document document, String place) {
        var ja = document.title().ja();
        var en = document.title().en() + " ";
        var pages = PAGE.matcher(place).replaceAll("");
        return pages.equals(place)
                ? new Text(ja + place, en + place)
                : new Text(ja + pages.replace(", ", "・") + "ページ", en + "p. " + pages);
    }
}
