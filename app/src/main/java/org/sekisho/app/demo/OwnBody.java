package org.sekisho.app.demo;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.sekisho.app.demo.Sample.Organ;
import org.sekisho.app.demo.Sample.Rule;
import org.sekisho.app.demo.Sample.Section;
import org.sekisho.app.identity.BodyKind;
import org.sekisho.app.organisation.Employment;
import org.sekisho.app.shared.Role;

/**
 * A small organisation around a policy of the reader's own: the organs that its kind of body has by law, a few sections,
 * and the people who sign in.
 */
final class OwnBody {

    private static final LocalDate ESTABLISHED = LocalDate.of(2005, 4, 1);

    /** What is usually cut off a policy's title to leave the body's name. */
    private static final List<String> WORDS_OF_TITLES =
            List.of("情報セキュリティ", "サイバーセキュリティ", "における", "基本方針", "に関する", "を確保するための方針", "ポリシー", "の");

    private OwnBody() {}

    /** The body's name as the policy's title says it, or the title itself where it says none. */
    static String name(String title, String fileName) {
        var name = title.strip();
        for (var word : List.of("における", "の情報セキュリティ", "情報セキュリティ", "サイバーセキュリティ")) {
            int at = name.indexOf(word);
            if (at > 0) {
                name = name.substring(0, at);
            }
        }
        boolean onlyWords = WORDS_OF_TITLES.stream().anyMatch(name::startsWith);
        return name.isBlank() || onlyWords ? fileName : name.strip();
    }

    /** What kind of body a name speaks of. */
    static BodyKind kind(String name) {
        if (name.endsWith("広域連合")) {
            return BodyKind.UNION;
        }
        if (name.endsWith("組合")) {
            return BodyKind.ASSOCIATION;
        }
        return switch (name.isEmpty() ? ' ' : name.charAt(name.length() - 1)) {
            case '都', '道', '府', '県' -> BodyKind.PREFECTURE;
            case '町' -> BodyKind.TOWN;
            case '村' -> BodyKind.VILLAGE;
            case '区' -> BodyKind.WARD;
            default -> BodyKind.CITY;
        };
    }

    static Sample sample(String name, String slug, RandomGenerator random) {
        var kind = kind(name);
        return switch (kind) {
            case ASSOCIATION -> association(name, slug, kind, "管理者", random);
            case UNION -> association(name, slug, kind, "広域連合長", random);
            case PREFECTURE -> municipality(name, slug, kind, "知事", random);
            case CITY -> municipality(name, slug, kind, "市長", random);
            case TOWN -> municipality(name, slug, kind, "町長", random);
            case VILLAGE -> municipality(name, slug, kind, "村長", random);
            case WARD -> municipality(name, slug, kind, "区長", random);
        };
    }

    private static Sample municipality(String name, String slug, BodyKind kind, String head, RandomGenerator random) {
        var deputy = "副" + head;
        var organs = new ArrayList<>(List.of(
                new Organ(head, seats(head, deputy)),
                new Organ("議会", Map.of()),
                new Organ("教育委員会", seats("教育長")),
                new Organ("選挙管理委員会", Map.of())));
        organs.addAll(
                kind == BodyKind.PREFECTURE
                        ? List.of(
                                new Organ("人事委員会", Map.of()), new Organ("監査委員", Map.of()), new Organ("公安委員会", Map.of()))
                        : List.of(
                                new Organ("監査委員", Map.of()),
                                new Organ("農業委員会", Map.of()),
                                new Organ("固定資産評価審査委員会", Map.of())));
        return new Sample(
                new Sample.Body(slug, name, kind, ESTABLISHED, 20),
                List.of(),
                organs,
                List.of(
                        section("100", head, null, "総務部", seats("部長")),
                        section("110", head, "総務部", "総務課", seats("課長", "係長", "主査", "主事")),
                        section("120", head, "総務部", "情報政策課", seats("課長", "係長", "主事")),
                        section("130", head, "総務部", "住民課", seats("課長", "主査", "主事")),
                        section("200", "議会", null, "議会事務局", seats("事務局長")),
                        section("300", "教育委員会", null, "教育総務課", seats("課長", "主事")),
                        section("400", "監査委員", null, "監査委員事務局", seats("事務局長", "書記"))),
                List.of(),
                posts(List.of(head, deputy, "教育長"), List.of("部長", "課長", "事務局長", "係長", "主査", "主事", "書記")),
                List.of(),
                List.of(
                        new Rule(Role.CISO, deputy, Optional.empty()),
                        new Rule(Role.CHIEF_SECURITY_OFFICER, "部長", Optional.of("総務部")),
                        new Rule(Role.DEPARTMENT_SECURITY_OFFICER, "部長", Optional.empty()),
                        new Rule(Role.SECTION_SECURITY_MANAGER, "課長", Optional.empty()),
                        new Rule(Role.SECTION_SECURITY_MANAGER, "事務局長", Optional.empty()),
                        new Rule(Role.SYSTEM_MANAGER, "課長", Optional.of("情報政策課")),
                        new Rule(Role.SYSTEM_OPERATOR, "係長", Optional.of("情報政策課")),
                        new Rule(Role.AUDITOR, "書記", Optional.of("監査委員事務局"))),
                accounts(
                        random,
                        place("主事", "住民課"),
                        place("課長", "住民課"),
                        place("部長", "総務部"),
                        place(deputy, head),
                        place("書記", "監査委員事務局")));
    }

    private static Sample association(String name, String slug, BodyKind kind, String head, RandomGenerator random) {
        return new Sample(
                new Sample.Body(slug, name, kind, ESTABLISHED, 9),
                List.of(),
                List.of(new Organ(head, seats(head)), new Organ("議会", Map.of()), new Organ("監査委員", Map.of())),
                List.of(
                        section("100", head, null, "事務局", seats("事務局長")),
                        section("110", head, "事務局", "総務係", seats("係長", "主査", "主事")),
                        section("120", head, "事務局", "施設係", seats("係長", "主査", "主事")),
                        section("300", "監査委員", null, "監査委員書記室", seats("書記"))),
                List.of(),
                posts(List.of(head), List.of("事務局長", "係長", "主査", "主事", "書記")),
                List.of(),
                List.of(
                        new Rule(Role.CISO, head, Optional.empty()),
                        new Rule(Role.CHIEF_SECURITY_OFFICER, "事務局長", Optional.empty()),
                        new Rule(Role.DEPARTMENT_SECURITY_OFFICER, "事務局長", Optional.empty()),
                        new Rule(Role.SECTION_SECURITY_MANAGER, "係長", Optional.empty()),
                        new Rule(Role.SYSTEM_MANAGER, "係長", Optional.of("総務係")),
                        new Rule(Role.SYSTEM_OPERATOR, "主査", Optional.of("総務係")),
                        new Rule(Role.AUDITOR, "書記", Optional.of("監査委員書記室"))),
                accounts(
                        random,
                        place("主事", "総務係"),
                        place("係長", "総務係"),
                        place("事務局長", "事務局"),
                        place(head, head),
                        place("書記", "監査委員書記室")));
    }

    private static Map<String, Integer> seats(String... titles) {
        var seats = new LinkedHashMap<String, Integer>();
        for (var title : titles) {
            seats.put(title, 1);
        }
        return seats;
    }

    private static Section section(
            String code, String organ, @Nullable String parent, String name, Map<String, Integer> seats) {
        return new Section(
                code, organ, Optional.ofNullable(parent), name, ESTABLISHED, Optional.empty(), List.of(), seats);
    }

    private static List<Sample.Post> posts(List<String> special, List<String> regular) {
        var posts = new ArrayList<Sample.Post>();
        special.forEach(title -> posts.add(new Sample.Post(title, Employment.SPECIAL, Map.of())));
        regular.forEach(title -> posts.add(new Sample.Post(title, Employment.REGULAR, Map.of())));
        return posts;
    }

    private record PostAt(String title, String place) {}

    private static PostAt place(String title, String place) {
        return new PostAt(title, place);
    }

    private static List<Sample.Account> accounts(
            RandomGenerator random, PostAt clerk, PostAt sectionHead, PostAt officer, PostAt ciso, PostAt auditor) {
        var names = new NameSource(random);
        var accounts = new ArrayList<Sample.Account>();
        accounts.add(account(SignInOffers.CLERK, clerk, names));
        accounts.add(account(SignInOffers.SECTION_HEAD, sectionHead, names));
        accounts.add(account(SignInOffers.OFFICER, officer, names));
        accounts.add(account(SignInOffers.CISO, ciso, names));
        accounts.add(account(SignInOffers.AUDITOR, auditor, names));
        return accounts;
    }

    private static Sample.Account account(String login, PostAt post, NameSource names) {
        var name = names.next();
        return new Sample.Account(
                login,
                name.family(),
                name.familyKana(),
                name.given(),
                name.givenKana(),
                post.title(),
                Optional.of(post.place()),
                Optional.empty());
    }
}
