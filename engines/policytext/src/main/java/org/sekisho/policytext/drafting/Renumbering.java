package org.sekisho.policytext.drafting;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.sekisho.policytext.Clause;
import org.sekisho.policytext.PolicyDocument;
import org.sekisho.policytext.drafting.EditRefused.Reason;
import org.sekisho.policytext.meaning.Addresses;

/**
 * Gives the clauses of an edited document their numbers, in the notation of each list.
 *
 * <p>A list is what is numbered through: the items below one clause in one notation, the articles of the whole document
 * even where chapters part them. A clause that stays moves up by as many numbers as went before it and down by as many
 * as came; what comes follows its neighbour by one. So a document that is numbered oddly stays as it is wherever nobody
 * touched it.
 */
final class Renumbering {
    private static final Pattern PREFIX = Pattern.compile("([0-9０-９]+(?:[―－.．\\-‐–—−][0-9０-９]+)*)([―－.．\\-‐–—−])");
    private static final String[] BELOW = {"（１）", "ア", "（ア）", "ａ"};
    private static final String[] BELOW_NARROW = {"(1)", "ア", "(ア)", "a"};
    private static final String[] BELOW_CIRCLED = {"(1)", "①", "ア", "(ア)"};

    private final List<Clause> before;
    private final List<Item> items;
    private final Optional<Numbered>[] numbers;
    private final int[] lists;
    /** For each clause before the edit, the next one of its list. */
    private final int[] next;

    private final int[] first;
    private final Map<Item, Item> holders = new HashMap<>();
    private final Map<Item, Numbered> patterns = new HashMap<>();
    private int listCount;

    @SuppressWarnings("unchecked")
    private Renumbering(PolicyDocument document, List<Item> items) {
        before = document.clauses();
        this.items = items;
        int n = before.size();
        numbers = new Optional[n];
        lists = new int[n];
        next = new int[n];
        first = new int[n + 1];
        int[] holder = document.holders();
        Map<String, Integer> known = new HashMap<>();
        Map<String, Integer> lastOfForm = new HashMap<>();
        Map<Integer, Integer> lastOfList = new HashMap<>();
        for (int i = 0; i < n; i++) {
            Clause clause = before.get(i);
            next[i] = Item.NONE;
            numbers[i] = Numbered.in(clause.marker());
            lists[i] = Item.NONE;
            if (numbers[i].isEmpty()) {
                continue;
            }
            Numbered number = numbers[i].get();
            String form = number.form();
            boolean through = clause.container() || clause.level() == 1 && !clause.supplementary();
            int list;
            if (through) {
                String key = clause.container() + form;
                int last = lastOfForm.getOrDefault(key, Item.NONE);
                boolean goesOn = last != Item.NONE
                        && (holder[last] == holder[i] || follows(number, numbers[last].orElseThrow()));
                list = goesOn ? lists[last] : listCount++;
                lastOfForm.put(key, i);
            } else {
                list = known.computeIfAbsent(holder[i] + " " + clause.level() + " " + form, k -> listCount++);
            }
            lists[i] = list;
            Integer last = lastOfList.put(list, i);
            if (last == null) {
                first[list] = i;
            } else {
                next[last] = i;
            }
        }
    }

    private static boolean follows(Numbered number, Numbered last) {
        int distance = number.head().number() - last.head().number();
        return distance == 1 || distance == 0 && !number.branches().isEmpty();
    }

    /** Numbers the items. */
    static void number(PolicyDocument document, List<Item> items) throws EditRefused {
        new Renumbering(document, items).run();
    }

    private void run() throws EditRefused {
        hold();
        Map<Object, List<Item>> groups = new LinkedHashMap<>();
        Map<Item, Object> groupOf = new HashMap<>();
        for (Item item : items) {
            Object group = group(item, groupOf);
            if (group != null) {
                groupOf.put(item, group);
                groups.computeIfAbsent(group, k -> new ArrayList<>()).add(item);
            }
        }
        for (List<Item> group : groups.values()) {
            number(group);
        }
        prefixes();
    }

    private void hold() {
        List<Item> containers = new ArrayList<>();
        List<Item> open = new ArrayList<>();
        for (Item item : items) {
            boolean container = item.clause.container();
            boolean supplement = item.clause.supplementary() && item.clause.level() == 1;
            if (container || supplement) {
                open.clear();
            }
            if (supplement) {
                containers.clear();
            }
            List<Item> above = container ? containers : open;
            while (!above.isEmpty() && above.getLast().clause.level() >= item.clause.level()) {
                above.removeLast();
            }
            Item holder = above.isEmpty() ? null : above.getLast();
            if (holder == null && !container && !containers.isEmpty()) {
                holder = containers.getLast();
            }
            if (holder != null) {
                holders.put(item, holder);
            }
            above.add(item);
        }
    }

    /** The list an item belongs to: a number for one that was there, a text for one that begins with this edit. */
    private @Nullable Object group(Item item, Map<Item, Object> groupOf) {
        if (!item.placed && !item.shifted) {
            if (item.old == Item.NONE || lists[item.old] == Item.NONE) {
                return null;
            }
            patterns.put(item, numbers[item.old].orElseThrow());
            return lists[item.old];
        }
        if (item.beside != null) {
            Item beside = item.beside;
            if (beside.old == Item.NONE || lists[beside.old] == Item.NONE) {
                return null;
            }
            patterns.put(item, numbers[beside.old].orElseThrow());
            return lists[beside.old];
        }
        Item holder = holders.get(item);
        Numbered pattern = pattern(item, holder);
        patterns.put(item, pattern);
        return "new " + (holder == null ? "" : System.identityHashCode(holder)) + " " + pattern.form();
    }

    /** The notation for an item that begins a list: that of its peers elsewhere, or what is usual below its holder. */
    private Numbered pattern(Item item, @Nullable Item holder) {
        boolean main = item.clause.level() == 1;
        String above = holder == null || main ? "" : form(holder);
        List<String> taken = new ArrayList<>();
        for (Item at = holder; at != null; at = holders.get(at)) {
            taken.add(form(at));
        }
        Map<String, Integer> counts = new HashMap<>();
        Map<String, Numbered> samples = new HashMap<>();
        for (int pass = 0; pass < 2 && counts.isEmpty(); pass++) {
            Clause[] lastAt = new Clause[64];
            for (int i = 0; i < before.size(); i++) {
                Clause clause = before.get(i);
                int level = Math.min(clause.level(), 63);
                if (clause.container() != item.clause.container()) {
                    continue;
                }
                lastAt[level] = clause;
                if (clause.level() != item.clause.level() || lists[i] == Item.NONE) {
                    continue;
                }
                Clause parent = level > 1 ? lastAt[level - 1] : null;
                String form = parent == null
                        ? ""
                        : Numbered.in(parent.marker()).map(Numbered::form).orElse("");
                String own = numbers[i].orElseThrow().form();
                if (!taken.contains(own) && (form.equals(above) || pass == 1)) {
                    counts.merge(own, 1, Integer::sum);
                    samples.putIfAbsent(own, numbers[i].orElseThrow());
                }
            }
        }
        Optional<String> most = counts.entrySet().stream()
                .max(Map.Entry.<String, Integer>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey);
        Numbered sample = most.map(samples::get).orElse(null);
        if (sample != null) {
            return sample;
        }
        boolean articles = before.stream()
                .anyMatch(c -> c.marker().startsWith("第") && c.marker().indexOf('条') > 0);
        boolean wide = before.stream().anyMatch(c -> c.marker().chars().anyMatch(s -> s >= '０' && s <= '９'));
        String[] usual = !articles ? BELOW_CIRCLED : wide ? BELOW : BELOW_NARROW;
        for (String marker : usual) {
            Numbered number = Numbered.in(marker).orElseThrow();
            if (!taken.contains(number.form())) {
                return number;
            }
        }
        return Numbered.in(usual[0]).orElseThrow();
    }

    /** The notation of an item as it will be; empty if it has no number. */
    private String form(Item item) {
        Numbered pattern = patterns.get(item);
        return pattern != null
                ? pattern.form()
                : Numbered.in(item.clause.marker()).map(Numbered::form).orElse("");
    }

    private void number(List<Item> group) throws EditRefused {
        boolean iroha = iroha(group);
        Map<Integer, Integer> gone = gone(group);
        int number = 0;
        int come = 0;
        List<Integer> branches = List.of();
        Item previous = null;
        Item anchor = null;
        for (int at = 0; at < group.size(); at++) {
            Item item = group.get(at);
            Numbered own = pattern(item);
            boolean stood = stood(item);
            int was = own.number(iroha);
            Item base = anchor;
            boolean branchOfAnchor = stood
                    && !own.branches().isEmpty()
                    && base != null
                    && was == pattern(base).number(iroha);
            if (base != null && (branchOfAnchor || !stood && beforeBranch(group, at, base, iroha))) {
                boolean asItStood = branchOfAnchor && previous == base && next[base.old] == item.old;
                boolean deeper = branches.isEmpty()
                        || own.branches().size() > pattern(base).branches().size();
                branches = asItStood && deeper ? own.branches() : oneMore(branches);
            } else if (item.branch) {
                checkBranch(item, own, previous);
                branches = oneMore(branches);
            } else if (stood && own.branches().isEmpty()) {
                number = was - gone.getOrDefault(item.old, 0) + come;
                branches = List.of();
            } else {
                number = previous == null ? start(item, own, iroha) : number + 1;
                branches = stood && previous == null && first[lists[item.old]] == item.old ? own.branches() : List.of();
                come++;
            }
            anchor = stood ? item : branches.isEmpty() ? null : anchor;
            previous = item;
            if (stood && number == was && branches.equals(own.branches())) {
                continue;
            }
            String marker = own.with(number, branches, iroha)
                    .orElseThrow(() -> new EditRefused(Reason.NO_NUMBERS_LEFT, item.clause.path()));
            item.mark(marker);
        }
    }

    private static void checkBranch(Item item, Numbered own, @Nullable Item previous) throws EditRefused {
        if (previous == null) {
            throw new EditRefused(Reason.NOTHING_TO_BRANCH_FROM, item.clause.path());
        }
        if (own.form().indexOf('条') < 0
                && own.form().indexOf('章') < 0
                && own.form().indexOf('節') < 0) {
            throw new EditRefused(Reason.NO_BRANCHES_HERE, item.clause.path());
        }
    }

    private static boolean stood(Item item) {
        return !item.placed && !item.shifted && item.old != Item.NONE;
    }

    /** For each clause that stood in the list and still does, how many whole numbers before it are gone. */
    private Map<Integer, Integer> gone(List<Item> group) {
        Map<Integer, Integer> gone = new HashMap<>();
        java.util.Set<Integer> there = new java.util.HashSet<>();
        int list = Item.NONE;
        for (Item item : group) {
            if (stood(item)) {
                there.add(item.old);
                list = lists[item.old];
            }
        }
        int count = 0;
        for (int i = list == Item.NONE ? Item.NONE : first[list]; i != Item.NONE; i = next[i]) {
            if (there.contains(i)) {
                gone.put(i, count);
            } else if (numbers[i].orElseThrow().branches().isEmpty()) {
                count++;
            }
        }
        return gone;
    }

    /** Whether the next one that stood in the list before is a branch of the anchor. */
    private boolean beforeBranch(List<Item> group, int at, Item anchor, boolean iroha) {
        for (Item next : group.subList(at + 1, group.size())) {
            if (stood(next)) {
                Numbered number = pattern(next);
                return !number.branches().isEmpty()
                        && number.number(iroha) == pattern(anchor).number(iroha);
            }
        }
        return false;
    }

    private Numbered pattern(Item item) {
        Numbered pattern = patterns.get(item);
        if (pattern == null) {
            throw new IllegalStateException("An item of a list without a notation");
        }
        return pattern;
    }

    private static List<Integer> oneMore(List<Integer> branches) {
        List<Integer> more = new ArrayList<>(branches);
        if (more.isEmpty()) {
            more.add(2);
        } else {
            more.set(more.size() - 1, more.getLast() + 1);
        }
        return more;
    }

    private int start(Item item, Numbered own, boolean iroha) {
        Item source = item.beside == null ? item : item.beside;
        boolean joins = (source != item || !item.shifted && !item.placed) && source.old != Item.NONE;
        if (joins && lists[source.old] != Item.NONE) {
            return numbers[first[lists[source.old]]].orElseThrow().number(iroha);
        }
        Item holder = holders.get(item);
        boolean paragraphs = holder != null
                && own.form().equals("1")
                && !holder.clause.paragraphs().isEmpty()
                && (holder.clause.marker().indexOf('条') > 0 || holder.clause.supplementary());
        return paragraphs ? 2 : 1;
    }

    private boolean iroha(List<Item> group) {
        for (Item item : group) {
            Item source = item.beside == null ? item : item.beside;
            if (source.old == Item.NONE || lists[source.old] == Item.NONE) {
                continue;
            }
            int one = first[lists[source.old]];
            return next[one] != Item.NONE
                    && Numbered.iroha(numbers[one].orElseThrow(), numbers[next[one]].orElseThrow());
        }
        return false;
    }

    /** 2―1 below 2 becomes 3―1 when 2 becomes 3. */
    private void prefixes() {
        for (Item item : items) {
            Numbered number = Numbered.in(item.clause.marker()).orElse(null);
            Item holder = holders.get(item);
            if (number == null || holder == null) {
                continue;
            }
            Matcher prefix = PREFIX.matcher(number.head().before());
            if (!prefix.matches()) {
                continue;
            }
            String sign = Addresses.sign(prefix.group(1));
            String now = Addresses.sign(holder.clause.marker());
            Item like = item.beside == null ? item : item.beside;
            Item above = holders.get(like);
            boolean meant = like == item && (item.placed || item.shifted)
                    || above != null
                            && above.old != Item.NONE
                            && Addresses.sign(before.get(above.old).marker()).equals(sign);
            if (meant && !now.equals(sign) && PREFIX.matcher(now + "-").matches()) {
                boolean wide = prefix.group(1).charAt(0) >= '０';
                String written = wide ? widened(now) : now;
                Numbered moved = number.behind(written + prefix.group(2));
                moved.with(number.head().number(), number.branches(), false).ifPresent(item::mark);
            }
        }
    }

    private static String widened(String text) {
        StringBuilder wide = new StringBuilder();
        for (char c : text.toCharArray()) {
            wide.append(c >= '0' && c <= '9' ? (char) (c - '0' + '０') : c);
        }
        return wide.toString();
    }
}
