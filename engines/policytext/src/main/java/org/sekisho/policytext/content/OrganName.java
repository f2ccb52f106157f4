package org.sekisho.policytext.content;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The name of an organ, as a policy or a list of organs has it.
 *
 * @param name as written
 * @param key the same for names of one organ, such as 市長 and 市長部局, 議会 and 議会事務局
 */
public record OrganName(String name, String key) {

    /** Organs that a law names; whatever holds one of these words is that organ. */
    private static final List<String> NAMED = List.of(
            "教育委員会",
            "選挙管理委員会",
            "公平委員会",
            "人事委員会",
            "監査委員",
            "農業委員会",
            "固定資産評価審査委員会",
            "公安委員会",
            "労働委員会",
            "収用委員会",
            "海区漁業調整委員会",
            "内水面漁場管理委員会",
            "会計管理者");

    private static final Pattern HEAD =
            Pattern.compile("(市|町|村|区)長(部局)?|(知事|組合長|広域連合長|管理者|理事会|企業長)(部局)?|本庁|(市|町|村|区|都|道|府|県|団体|組合|広域連合|企業団)");
    private static final Pattern OWN_BODY = Pattern.compile(".{1,20}(市|町|村|区|組合|広域連合|企業団)");
    private static final Pattern UTILITY = Pattern.compile(".*(水道|下水道|公営企業|企業局|ガス|交通)(部|局|事業|管理者|事業管理者)?");

    /** The key of all names of the organ that stands at the head of the body. */
    public static final String OF_HEAD = "長";

    public static OrganName of(String name) {
        return new OrganName(name.strip(), key(Words.folded(Words.withoutBrackets(name))));
    }

    private static String key(String name) {
        return known(name).orElse(name);
    }

    private static Optional<String> known(String name) {
        if (name.contains("議会")) {
            return Optional.of("議会");
        }
        for (var named : NAMED) {
            if (name.contains(named)) {
                return Optional.of(named);
            }
        }
        if (name.contains("教育長")) {
            return Optional.of("教育委員会");
        }
        if (name.contains("消防")) {
            return Optional.of("消防");
        }
        if (name.contains("病院")) {
            return Optional.of("病院");
        }
        if (UTILITY.matcher(name).matches()) {
            return Optional.of("公営企業");
        }
        if (HEAD.matcher(name).matches() || OWN_BODY.matcher(name).matches()) {
            return Optional.of(OF_HEAD);
        }
        return Optional.empty();
    }

    /** Whether the words can be an organ's name at all. */
    static boolean plausible(String words) {
        var name = Words.folded(words);
        return name.length() <= 30
                && (known(name).isPresent()
                        || name.endsWith("委員会")
                        || name.endsWith("委員")
                        || name.endsWith("部局")
                        || name.endsWith("事務局")
                        || name.endsWith("機関")
                        || name.endsWith("局"));
    }
}
