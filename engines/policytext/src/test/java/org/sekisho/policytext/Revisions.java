package org.sekisho.policytext;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Makes a later version of a document the way a revision does, and knows where each clause came from.
 *
 * <p>The truth is what was done, not what it looks like. Re-wording exchanges at most {@value #MOST_WORDS} of the words
 * of a clause; a clause changed further is a rewrite, which keeps its heading and its place and nothing else. Each clause
 * is re-worded once at most, and only clauses of {@value #WORDY} signs or more are parted.
 */
final class Revisions {

    static final double MOST_WORDS = 0.4;
    /** So many of the words of a twin are others. */
    private static final double TWIN_WORDS = 0.6;

    private static final int WORDY = 40;

    /** What a revision may do. */
    enum Act {
        INSERT,
        DELETE,
        MOVE,
        SPLIT,
        MERGE,
        REWORD,
        SENTENCE,
        CAPTION,
        REWRITE,
        WIDTH,
        SWAP,
        TWIN
    }

    /**
     * A pair of versions.
     *
     * @param truth for each later clause the earlier ones it comes from
     * @param touched later clauses whose words are no longer those of the earlier one
     * @param rewritten later clauses of which only heading and place stayed
     */
    record Revised(
            PolicyDocument before,
            PolicyDocument after,
            List<Set<Integer>> truth,
            Set<Integer> touched,
            Set<Integer> rewritten,
            Set<Act> acts) {}

    private static final class Node {
        String marker;
        Optional<String> caption;
        List<String> paragraphs;
        final int level;
        final boolean container;
        final boolean supplementary;
        final List<Node> parts = new ArrayList<>();
        final Set<Integer> origins = new TreeSet<>();
        boolean touched;
        boolean rewritten;
        /** Words that are not the earlier clause's were added, so that it can no longer be parted. */
        boolean extended;

        boolean moved;

        Node(
                String marker,
                Optional<String> caption,
                List<String> paragraphs,
                int level,
                boolean container,
                boolean s) {
            this.marker = marker;
            this.caption = caption;
            this.paragraphs = new ArrayList<>(paragraphs);
            this.level = level;
            this.container = container;
            this.supplementary = s;
        }

        int length() {
            return paragraphs.stream().mapToInt(String::length).sum();
        }
    }

    private final Random random;
    private final Node root = new Node("", Optional.empty(), List.of(), 0, true, false);
    private final PolicyDocument before;

    private Revisions(PolicyDocument before, Random random) {
        this.before = before;
        this.random = random;
        int[] holders = before.holders();
        var nodes = new ArrayList<Node>();
        for (int i = 0; i < holders.length; i++) {
            var clause = before.clauses().get(i);
            var node = new Node(
                    clause.marker(),
                    clause.caption(),
                    clause.paragraphs(),
                    clause.level(),
                    clause.container(),
                    clause.supplementary());
            node.origins.add(i);
            nodes.add(node);
            (holders[i] < 0 ? root : nodes.get(holders[i])).parts.add(node);
        }
    }

    /** A version with up to that many changes, each of one of the kinds. */
    static Revised of(PolicyDocument before, Random random, int changes, Set<Act> kinds) {
        var revisions = new Revisions(before, random);
        var acts = EnumSet.noneOf(Act.class);
        var choice = new ArrayList<>(kinds);
        for (int i = 0; i < changes; i++) {
            var act = choice.get(random.nextInt(choice.size()));
            if (revisions.act(act)) {
                acts.add(act);
            }
        }
        return revisions.made(acts);
    }

    private boolean act(Act act) {
        return switch (act) {
            case INSERT -> insert();
            case DELETE -> delete();
            case MOVE -> move();
            case SPLIT -> split();
            case MERGE -> merge();
            case REWORD -> reword();
            case SENTENCE -> sentence();
            case CAPTION -> caption();
            case REWRITE -> rewrite();
            case WIDTH -> width();
            case SWAP -> swap();
            case TWIN -> twin();
        };
    }

    // The acts

    private boolean insert() {
        var holder = any(all().stream().filter(node -> !node.parts.isEmpty()).toList())
                .orElse(root);
        if (holder.parts.isEmpty()) {
            return false;
        }
        int at = random.nextInt(holder.parts.size() + 1);
        var like = holder.parts.get(Math.min(at, holder.parts.size() - 1));
        if (like.container || like.supplementary) {
            return false;
        }
        var node = new Node(
                like.marker,
                like.caption.map(c -> invented().caption()),
                List.of(invented().text()),
                like.level,
                false,
                false);
        node.touched = true;
        node.extended = true;
        holder.parts.add(at, node);
        return true;
    }

    /** A new provision beside an old one, on something else and in similar words. */
    private boolean twin() {
        var chosen = any(leaves().stream()
                .filter(node -> node.length() >= WORDY && !node.touched && !node.container && !node.supplementary)
                .toList());
        chosen.ifPresent(node -> {
            var twin = new Node(
                    node.marker,
                    node.caption.map(caption -> invented().caption()),
                    node.paragraphs.stream()
                            .map(text -> Words.exchanged(text, TWIN_WORDS, random))
                            .toList(),
                    node.level,
                    false,
                    false);
            twin.touched = true;
            twin.extended = true;
            var parts = holder(node).parts;
            parts.add(parts.indexOf(node) + random.nextInt(2), twin);
        });
        return chosen.isPresent();
    }

    private boolean delete() {
        var leaf = any(leaves());
        leaf.ifPresent(node -> holder(node).parts.remove(node));
        return leaf.isPresent();
    }

    private boolean move() {
        var node = any(all().stream()
                .filter(n -> !n.container && !n.supplementary && !n.rewritten)
                .toList());
        if (node.isEmpty()) {
            return false;
        }
        var moved = node.get();
        var there = any(all().stream()
                .filter(n -> n.level == moved.level && n != moved && !n.container && !n.supplementary)
                .toList());
        if (there.isEmpty()) {
            return false;
        }
        moved.moved = true;
        holder(moved).parts.remove(moved);
        var parts = holder(there.get()).parts;
        parts.add(parts.indexOf(there.get()) + random.nextInt(2), moved);
        return true;
    }

    private boolean split() {
        var leaf = any(leaves().stream()
                .filter(node -> node.length() >= WORDY && sentences(node).size() > 1 && !node.supplementary)
                .filter(node -> !node.extended && !node.rewritten && node.origins.size() == 1)
                .toList());
        if (leaf.isEmpty()) {
            return false;
        }
        var node = leaf.get();
        var sentences = sentences(node);
        int cut = 1 + random.nextInt(sentences.size() - 1);
        var head = String.join("", sentences.subList(0, cut));
        var tail = String.join("", sentences.subList(cut, sentences.size()));
        if (Math.min(head.length(), tail.length()) < WORDY / 3) {
            return false;
        }
        var rest = new Node(
                node.marker,
                node.caption.map(caption -> random.nextBoolean() ? invented().caption() : caption + "に関する措置"),
                List.of(tail),
                node.level,
                node.container,
                false);
        rest.origins.addAll(node.origins);
        rest.touched = true;
        node.touched = true;
        node.paragraphs = new ArrayList<>(List.of(head));
        var parts = holder(node).parts;
        parts.add(parts.indexOf(node) + 1, rest);
        return true;
    }

    private boolean merge() {
        var candidates = all().stream()
                .filter(node -> !node.supplementary && !node.container && !node.rewritten && !node.extended)
                .filter(node -> {
                    var parts = holder(node).parts;
                    int at = parts.indexOf(node);
                    if (at + 1 >= parts.size()) {
                        return false;
                    }
                    var next = parts.get(at + 1);
                    return node.parts.isEmpty()
                            && next.parts.isEmpty()
                            && !next.supplementary
                            && !next.container
                            && !next.rewritten
                            && Collections.disjoint(next.origins, node.origins)
                            && !next.extended
                            && node.length() >= WORDY / 3
                            && next.length() >= WORDY / 3;
                })
                .toList();
        var chosen = any(candidates);
        if (chosen.isEmpty()) {
            return false;
        }
        var node = chosen.get();
        var parts = holder(node).parts;
        var next = parts.remove(parts.indexOf(node) + 1);
        node.caption = node.caption.map(caption -> switch (random.nextInt(3)) {
            case 0 -> caption;
            case 1 -> caption + "及び" + next.caption.orElse("関連事項");
            default -> caption + "等";
        });
        if (random.nextBoolean()) {
            node.paragraphs.addAll(next.paragraphs);
        } else {
            node.paragraphs = new ArrayList<>(
                    List.of(String.join("", node.paragraphs) + "また、" + String.join("", next.paragraphs)));
        }
        node.origins.addAll(next.origins);
        node.touched = true;
        return true;
    }

    private boolean reword() {
        boolean some = false;
        for (int i = 1 + random.nextInt(6); i > 0; i--) {
            var chosen = any(all().stream()
                    .filter(node -> !node.touched && node.length() > 0)
                    .toList());
            if (chosen.isPresent()) {
                var node = chosen.get();
                double rate = MOST_WORDS * random.nextDouble();
                node.paragraphs.replaceAll(text -> Words.exchanged(text, rate, random));
                node.touched = true;
                some = true;
            }
        }
        return some;
    }

    private boolean sentence() {
        var chosen = any(all().stream()
                .filter(node -> node.length() >= WORDY / 2 && !node.extended)
                .toList());
        chosen.ifPresent(node -> {
            int last = node.paragraphs.size() - 1;
            node.paragraphs.set(last, node.paragraphs.get(last) + invented().text());
            node.touched = true;
            node.extended = true;
        });
        return chosen.isPresent();
    }

    private boolean caption() {
        var chosen = any(all().stream()
                .filter(node -> node.caption.isPresent() && node.length() >= WORDY / 2 && !node.rewritten)
                .toList());
        chosen.ifPresent(node -> {
            node.caption = node.caption.map(caption -> switch (random.nextInt(3)) {
                case 0 -> caption + "等";
                case 1 -> Words.exchanged(caption, 1, random);
                default -> caption.replace("の", "に関する");
            });
            node.touched = true;
        });
        return chosen.isPresent();
    }

    private boolean rewrite() {
        var captions = new HashMap<String, Integer>();
        all().forEach(node -> node.caption.ifPresent(caption -> captions.merge(caption, 1, Integer::sum)));
        var chosen = any(leaves().stream()
                .filter(node -> node.caption
                        .filter(c -> captions.getOrDefault(c, 0) == 1)
                        .isPresent())
                .filter(node -> !node.touched && !node.moved && node.length() > 0)
                .filter(node -> !node.supplementary && node.origins.size() == 1)
                .toList());
        chosen.ifPresent(node -> {
            node.paragraphs = new ArrayList<>(List.of(invented().text()));
            node.touched = true;
            node.rewritten = true;
        });
        return chosen.isPresent();
    }

    private boolean width() {
        boolean wide = random.nextBoolean();
        all().forEach(node -> {
            node.caption = node.caption.map(text -> widened(text, wide));
            node.paragraphs.replaceAll(text -> widened(text, wide));
            node.marker = widened(node.marker, wide);
        });
        return true;
    }

    private static String widened(String text, boolean wide) {
        var out = new StringBuilder();
        for (char c : text.toCharArray()) {
            boolean half = c > ' ' && c < 0x7f;
            boolean full = c >= 0xff01 && c <= 0xff5e;
            out.append(wide && half ? (char) (c + 0xfee0) : !wide && full ? (char) (c - 0xfee0) : c);
        }
        return out.toString();
    }

    private boolean swap() {
        var holder = any(all().stream()
                        .filter(node -> node.parts.stream()
                                        .filter(p -> !p.supplementary)
                                        .count()
                                > 1)
                        .toList())
                .filter(node -> random.nextInt(3) == 0)
                .orElse(root);
        var parts = IntStream.range(0, holder.parts.size())
                .filter(i -> !holder.parts.get(i).supplementary)
                .boxed()
                .toList();
        if (parts.size() < 2) {
            return false;
        }
        int one = parts.get(random.nextInt(parts.size()));
        int other = parts.get(random.nextInt(parts.size()));
        if (one == other || holder.parts.get(one).level != holder.parts.get(other).level) {
            return false;
        }
        if (holder.parts.get(one).rewritten || holder.parts.get(other).rewritten) {
            return false;
        }
        holder.parts.get(one).moved = true;
        holder.parts.get(other).moved = true;
        Collections.swap(holder.parts, one, other);
        return true;
    }

    // The tree

    private List<Node> all() {
        var found = new ArrayList<Node>();
        collect(root, found);
        return found;
    }

    private static void collect(Node node, List<Node> found) {
        node.parts.forEach(part -> {
            found.add(part);
            collect(part, found);
        });
    }

    private List<Node> leaves() {
        return all().stream().filter(node -> node.parts.isEmpty()).toList();
    }

    private Node holder(Node node) {
        return all().stream()
                .filter(other -> other.parts.contains(node))
                .findFirst()
                .orElse(root);
    }

    private <T> Optional<T> any(List<T> list) {
        return list.isEmpty() ? Optional.empty() : Optional.of(list.get(random.nextInt(list.size())));
    }

    private static List<String> sentences(Node node) {
        var found = new ArrayList<String>();
        for (var paragraph : node.paragraphs) {
            for (var sentence : paragraph.split("(?<=。)(?![）)])")) {
                if (!sentence.isBlank()) {
                    found.add(sentence);
                }
            }
        }
        return found;
    }

    private record Invented(String caption, String text) {}

    /** A provision on something else, put together from parts that policies use. */
    private Invented invented() {
        String[] who = {
            "所管課長",
            "施設管理者",
            "利用者代表",
            "総務担当課",
            "広報主管課",
            "会計管理者",
            "学校長",
            "契約担当者",
            "情報セキュリティ管理者",
            "情報システム担当者",
            "職員等",
            "統括情報セキュリティ責任者"
        };
        String[] what = {
            "庁用車の運行記録",
            "来庁者用無線設備",
            "防犯カメラの映像",
            "電話交換機の設定",
            "印刷機の消耗品",
            "会議室予約の状況",
            "貸出用タブレット",
            "公印の電子印影",
            "テレワーク勤務の申請",
            "生成AIの利用",
            "ドローンによる撮影",
            "地図データの更新",
            "住民アンケートの集計",
            "予備電源の燃料",
            "電磁的記録媒体の持出し",
            "アクセス記録の保存",
            "標的型攻撃を想定した訓練",
            "情報システムの利用者識別符号",
            "外部委託先における再委託",
            "サーバ室への入退室",
            "不正プログラム対策ソフトウェアの更新",
            "情報資産の台帳",
            "ソフトウェアの脆弱性情報",
            "情報セキュリティに関する相談窓口"
        };
        String[] when = {"毎月末", "四半期ごと", "着任時", "翌年度の予算編成前", "契約更新の三月前", "繁忙期を除き随時", "週に一度"};
        String[] act = {
            "点検簿に記入し押印する",
            "貸与台帳と突き合わせる",
            "抽出して内容を審査する",
            "写しを別の庁舎で保管する",
            "試験的に切り替えて復旧を確かめる",
            "一覧を掲示板に掲げる",
            "見積りを比較検討する",
            "不要なものを返却させる",
            "必要な情報セキュリティ対策を講じる",
            "実施状況を確認し、その結果を報告する",
            "手順を定め、職員等に周知する",
            "記録を取得し、一定期間保存する"
        };
        var subject = what[random.nextInt(what.length)];
        return new Invented(
                subject,
                who[random.nextInt(who.length)] + "は、" + subject + "について" + when[random.nextInt(when.length)] + "、"
                        + act[random.nextInt(act.length)] + "ものとする。");
    }

    // The later version

    private Revised made(Set<Act> acts) {
        var clauses = new ArrayList<Clause>();
        var truth = new ArrayList<Set<Integer>>();
        var touched = new TreeSet<Integer>();
        var rewritten = new TreeSet<Integer>();
        write(root, "", clauses, truth, touched, rewritten, new HashSet<>());
        var after = new PolicyDocument(
                before.title(),
                before.preamble(),
                clauses,
                List.of(),
                List.of(),
                new LinkedHashMap<>(),
                List.of(),
                List.of(),
                List.of(),
                List.of());
        return new Revised(before, after, truth, touched, rewritten, acts);
    }

    private static void write(
            Node node,
            String above,
            List<Clause> clauses,
            List<Set<Integer>> truth,
            Set<Integer> touched,
            Set<Integer> rewritten,
            Set<String> paths) {
        var counted = new HashMap<String, Integer>();
        for (var part : node.parts) {
            var marker = renumbered(part.marker, counted);
            var own = part.supplementary && part.level == 1 ? "附則" : marker.replaceAll("[ 　.．]", "");
            var path = (node.container ? "" : above) + own;
            for (int i = 2; !paths.add(path); i++) {
                path = (node.container ? "" : above) + own + "_" + i;
            }
            int at = clauses.size();
            clauses.add(new Clause(
                    path,
                    marker,
                    part.level,
                    part.caption,
                    part.paragraphs,
                    part.container,
                    new LineRange(at + 1, at + 1)));
            truth.add(new LinkedHashSet<>(part.origins));
            if (part.touched) {
                touched.add(at);
            }
            if (part.rewritten) {
                rewritten.add(at);
            }
            write(part, path, clauses, truth, touched, rewritten, paths);
        }
    }

    private static final Pattern NUMBER = Pattern.compile("[0-9０-９]+|[①-⑳]");

    /** The marker with the next number of its kind among the clauses beside it. */
    private static String renumbered(String marker, Map<String, Integer> counted) {
        Matcher found = NUMBER.matcher(marker);
        if (!found.find()) {
            return marker;
        }
        int number = counted.merge(found.replaceFirst("#"), 1, Integer::sum);
        var first = found.group();
        String written = first.charAt(0) >= '①' && first.charAt(0) <= '⑳'
                ? String.valueOf((char) ('①' + Math.min(number, 20) - 1))
                : first.charAt(0) >= '０' ? widened(String.valueOf(number), true) : String.valueOf(number);
        return found.replaceFirst(written);
    }

    /** Other words for words of a policy. */
    private static final class Words {
        private static final List<List<String>> SYNONYMS = List.of(
                List.of("規定", "規程"),
                List.of("職員等", "職員"),
                List.of("実施する", "行う"),
                List.of("講じる", "講ずる", "とる"),
                List.of("及び", "並びに", "、"),
                List.of("又は", "若しくは"),
                List.of("必要な", "所要の", "適切な"),
                List.of("対策", "措置", "方策"),
                List.of("策定する", "定める", "整備する"),
                List.of("定期的に", "定期に", "毎年度"),
                List.of("遵守", "順守", "履行"),
                List.of("情報資産", "情報及び情報システム"),
                List.of("脅威", "危険"),
                List.of("情報システム", "システム"),
                List.of("漏えい", "流出"),
                List.of("改ざん", "書換え"),
                List.of("破壊", "損壊"),
                List.of("外部サービス", "クラウドサービス"),
                List.of("確認", "点検", "把握"),
                List.of("管理", "取扱い"),
                List.of("等の", "その他の"),
                List.of("掲げる", "定める", "示す"),
                List.of("しなければならない", "するものとする", "する"));
        private static final List<String> OTHER =
                List.of("業務", "手続", "記録", "庁内", "部署", "事項", "方法", "基準", "担当者", "設備", "運用", "計画", "機器", "責任", "状況");
        private static final Pattern WORD = Pattern.compile("[\\p{IsHan}々]{1,3}|[ァ-ヶー]{2,}|[A-Za-zＡ-Ｚａ-ｚ]{2,}");

        /** At most that part of the words exchanged, synonyms first. */
        static String exchanged(String text, double rate, Random random) {
            int words = (int) WORD.matcher(text).results().count();
            int left = (int) Math.floor(words * rate);
            var changed = text;
            for (var group : SYNONYMS) {
                for (var word : group) {
                    int at = changed.indexOf(word);
                    if (at >= 0 && left > 0 && random.nextInt(3) > 0) {
                        var other = group.get(random.nextInt(group.size()));
                        if (!other.equals(word)) {
                            changed = changed.substring(0, at) + other + changed.substring(at + word.length());
                            left--;
                        }
                        break;
                    }
                }
            }
            while (left > 0) {
                var found = WORD.matcher(changed).results().toList();
                if (found.isEmpty()) {
                    return changed;
                }
                var word = found.get(random.nextInt(found.size()));
                changed = changed.substring(0, word.start())
                        + OTHER.get(random.nextInt(OTHER.size()))
                        + changed.substring(word.end());
                left--;
            }
            return changed;
        }
    }
}
