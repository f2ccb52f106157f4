package org.sekisho.policytext.meaning;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sekisho.policytext.Clause;
import org.sekisho.policytext.Doubt;
import org.sekisho.policytext.HistoryEvent;
import org.sekisho.policytext.HistoryEvent.Kind;
import org.sekisho.policytext.Wareki;

/**
 * The life of the instrument, from the dates above the first clause and from the supplementary provisions.
 *
 * <p>A date above the first clause is a step; what stands behind it says who decided (副市長決裁) or under which number
 * (告示第78号). The first step enacts, or replaces a former instrument where the text says 全部を改正する; the later ones
 * amend. A supplementary provision names its step by the date in its heading; the first one belongs to the first step.
 * It says when the step took effect.
 */
record History(List<HistoryEvent> events, List<Doubt> doubts) {

    /** A step while its parts are being gathered. */
    private static final class Step {
        @Nullable
        Kind kind;

        @Nullable
        LocalDate decided;

        @Nullable
        String by;

        @Nullable
        String instrument;

        @Nullable
        LocalDate inForce;

        HistoryEvent event(Kind assumed, @Nullable String replaces, @Nullable LocalDate enacted) {
            return new HistoryEvent(
                    kind == null ? assumed : kind,
                    Optional.ofNullable(decided),
                    Optional.ofNullable(by),
                    Optional.ofNullable(instrument),
                    Optional.ofNullable(inForce),
                    Optional.ofNullable(replaces),
                    Optional.ofNullable(enacted));
        }

        @Nullable
        LocalDate day() {
            return decided == null ? inForce : decided;
        }
    }

    private static final int LONGEST_LEAD = 8;
    private static final List<String> WHOLE = List.of("の全部を改正する", "の全部を次のように改正する", "の全部を次のとおり改正する", "を全部改正する", "の全部改正");
    private static final List<String> DECIDING = List.of("決裁", "決定", "承認", "議決", "決議", "裁定");
    private static final List<String> INSTRUMENTS =
            List.of("告示", "訓令", "規則", "規程", "条例", "要綱", "内規", "達", "公告", "要領", "訓", "規", "告", "号外", "通知", "指令", "例規");
    private static final List<String> PROMULGATION =
            List.of("公布", "告示", "制定", "決裁", "令達", "公表", "発布", "策定", "発令", "通知", "訓令");

    static History of(List<String> preamble, List<Clause> clauses) {
        List<Step> steps = new ArrayList<>();
        List<Doubt> doubts = new ArrayList<>();
        String replaces = null;
        LocalDate replacedEnacted = null;
        String above = null;
        boolean amending = false;
        for (String line : preamble) {
            String squeezed = squeezed(line);
            int whole = whole(squeezed);
            if (whole > 0 && replaces == null) {
                replaces = withDatesSqueezed(line.substring(0, Math.max(0, line.indexOf("の全部"))));
                replaces = replaces.isEmpty() ? squeezed.substring(0, whole) : replaces;
                replacedEnacted =
                        Wareki.find(replaces, 0).flatMap(Wareki.Found::date).orElse(null);
                continue;
            }
            if (heading(squeezed)) {
                amending = true;
                continue;
            }
            if (line.indexOf('。') >= 0 || site(squeezed)) {
                continue;
            }
            readDates(line, amending || squeezed.startsWith("改正") || squeezed.startsWith("最終改正"), steps, doubts);
            if (steps.isEmpty()
                    && above == null
                    && instrument(squeezed)
                    && numbered(squeezed)
                    && squeezed.length() <= 30) {
                above = squeezed;
            }
            instrumentLine(squeezed, steps);
            decidingLine(squeezed, steps);
        }
        if (above != null && !steps.isEmpty() && steps.getFirst().instrument == null && steps.getFirst().by == null) {
            steps.getFirst().instrument = above;
        }
        atTheEnd(clauses, steps, doubts);
        supplements(clauses, steps, doubts, replaces != null);
        inForceByClause(clauses, steps, doubts);
        return new History(events(steps, replaces, replacedEnacted), doubts);
    }

    private static List<HistoryEvent> events(
            List<Step> steps, @Nullable String replaces, @Nullable LocalDate replacedEnacted) {
        steps.sort(Comparator.comparing(step -> step.day() == null ? LocalDate.MIN : step.day()));
        if (steps.isEmpty() && replaces != null) {
            steps.add(new Step());
        }
        List<HistoryEvent> events = new ArrayList<>();
        for (int i = 0; i < steps.size(); i++) {
            Step step = steps.get(i);
            if (i == 0 && (step.kind == null || step.kind == Kind.ENACTED)) {
                step.kind = replaces == null ? Kind.ENACTED : Kind.WHOLLY_AMENDED;
            }
            boolean replacing = replaces != null && i == 0;
            events.add(
                    step.event(Kind.PARTLY_AMENDED, replacing ? replaces : null, replacing ? replacedEnacted : null));
        }
        return events;
    }

    /** Reads the dated lines below the last clause: a list of revisions (改訂履歴), or decisions one below the other. */
    private static void atTheEnd(List<Clause> clauses, List<Step> steps, List<Doubt> doubts) {
        for (Clause clause : clauses) {
            if (clause.container()
                    && clause.marker().isEmpty()
                    && heading(squeezed(clause.caption().orElse("")))) {
                for (String line : clause.paragraphs()) {
                    endLine(line, steps, doubts);
                }
            }
        }
        if (!clauses.isEmpty()
                && !clauses.getLast().supplementary()
                && !clauses.getLast().container()) {
            for (String line : clauses.getLast().paragraphs()) {
                if (dated(line)) {
                    endLine(line, steps, doubts);
                }
            }
        }
    }

    /** 令和6年4月1日　市長決裁, 改定日　令和6年4月1日: a date with a word about the instrument beside it, and no more. */
    private static boolean dated(String line) {
        Optional<Wareki.Found> date = Dates.find(line, 0);
        if (date.isEmpty() || line.indexOf('。') >= 0) {
            return false;
        }
        String lead = squeezed(line.substring(0, date.get().start()));
        if (lead.isEmpty()) {
            return date.get().end() < line.length() && (decided(line) || line.contains("改") || line.contains("定"));
        }
        return lead.length() <= LONGEST_LEAD
                && (lead.startsWith("制定")
                        || lead.startsWith("策定")
                        || lead.startsWith("改定")
                        || lead.startsWith("改正")
                        || lead.startsWith("改訂")
                        || lead.startsWith("最終改")
                        || lead.startsWith("一部改"));
    }

    private static boolean decided(String line) {
        return DECIDING.stream().anyMatch(line::contains);
    }

    /** Reads a line with a date and something about it; a date alone is that of a signature. */
    private static void endLine(String line, List<Step> steps, List<Doubt> doubts) {
        Optional<Wareki.Found> date = Dates.find(line, 0);
        boolean alone = date.isPresent()
                && squeezed(line.substring(0, date.get().start())
                                + line.substring(date.get().end()))
                        .isEmpty();
        if (line.indexOf('。') < 0 && !alone) {
            readDates(line, false, steps, doubts);
        }
    }

    /** Takes the day in force from a clause that has the heading of one: 3 施行期日. */
    private static void inForceByClause(List<Clause> clauses, List<Step> steps, List<Doubt> doubts) {
        for (Clause clause : clauses) {
            if (clause.container() || clause.supplementary() || clause.level() != 1) {
                continue;
            }
            boolean force = switch (squeezed(clause.caption().orElse(""))) {
                case "附則", "付則", "施行", "施行日", "施行期日", "施行時期", "実施", "実施時期", "実施期日", "適用", "適用日", "適用期日" -> true;
                default -> false;
            };
            if (!force) {
                continue;
            }
            if (steps.isEmpty()) {
                steps.add(new Step());
            }
            Step first = steps.getFirst();
            for (String text : clause.paragraphs()) {
                if (first.inForce == null) {
                    first.inForce = inForce(text, first.decided, doubts, clause);
                }
            }
            if (first.decided == null && first.inForce == null) {
                steps.remove(first);
            }
        }
    }

    private static int whole(String squeezed) {
        for (String word : WHOLE) {
            int at = squeezed.indexOf(word);
            if (at > 0) {
                return at;
            }
        }
        return -1;
    }

    private static boolean heading(String squeezed) {
        return switch (squeezed) {
            case "改正", "改定", "(改正)", "（改正）", "一部改正" -> true;
            default -> Meaning.headsRevisions(squeezed);
        };
    }

    private static boolean site(String squeezed) {
        return squeezed.contains("更新") || squeezed.contains("掲載") || squeezed.contains("現在");
    }

    /** Reads the dates of a line, each with what stands behind it up to the next one. */
    private static void readDates(String line, boolean amending, List<Step> steps, List<Doubt> doubts) {
        Optional<Wareki.Found> found = Dates.find(line, 0);
        int before = 0;
        while (found.isPresent()) {
            Wareki.Found date = found.get();
            Optional<Wareki.Found> next = Dates.find(line, date.end());
            String words = squeezed(
                    line.substring(date.end(), next.map(Wareki.Found::start).orElse(line.length())));
            String lead = squeezed(line.substring(before, date.start()));
            if (date.date().isPresent()) {
                addStep(date.date().get(), lead, words, amending, steps);
            } else {
                doubts.add(new Doubt(1, Doubt.Kind.IMPOSSIBLE_DATE, line.substring(date.start(), date.end())));
            }
            before = date.end();
            found = next;
        }
    }

    private static void addStep(LocalDate day, String lead, String words, boolean amending, List<Step> steps) {
        Kind kind = kind(words, lead, amending);
        boolean force = words.startsWith("施行") || words.startsWith("から施行") || words.startsWith("適用");
        if (force) {
            if (!steps.isEmpty() && steps.getLast().inForce == null) {
                steps.getLast().inForce = day;
                return;
            }
            Step step = new Step();
            step.inForce = day;
            step.kind = kind;
            steps.add(step);
            return;
        }
        Step step = new Step();
        step.decided = day;
        step.kind = kind;
        describe(step, words);
        steps.add(step);
    }

    private static @Nullable Kind kind(String words, String lead, boolean amending) {
        String both = lead + words;
        if (both.contains("廃止")) {
            return Kind.REPEALED;
        }
        if (both.contains("全部改正") || both.contains("全改")) {
            return Kind.WHOLLY_AMENDED;
        }
        boolean first = words.contains("制定") || words.contains("策定") || words.contains("初版") || words.contains("新規");
        if (first && !words.contains("改")) {
            return Kind.ENACTED;
        }
        if (amending || both.contains("改正") || both.contains("改定") || both.contains("改訂")) {
            return Kind.PARTLY_AMENDED;
        }
        return both.contains("制定") || both.contains("策定") ? Kind.ENACTED : null;
    }

    private static String withoutSigns(String words) {
        int from = 0;
        while (from < words.length() && "（(、・付け".indexOf(words.charAt(from)) >= 0) {
            from++;
        }
        return words.substring(from);
    }

    /** 一部改正市長決裁 without what happened, so that who decided is left. */
    private static String withoutAction(String words) {
        for (String action : List.of("一部改正", "全部改正", "改正", "改定", "改訂", "制定", "策定")) {
            if (words.startsWith(action)) {
                return words.substring(action.length());
            }
        }
        return words;
    }

    /** Who decided, or which kind and number, from the words behind a date. */
    private static void describe(Step step, String words) {
        String text = withoutSigns(withoutAction(withoutSigns(words)));
        for (String word : DECIDING) {
            int at = text.indexOf(word);
            if (at > 0 && at <= 30) {
                step.by = text.startsWith("付け") ? text.substring(2, at) : text.substring(0, at);
                return;
            }
        }
        int number = text.indexOf('号');
        if (number > 0 && number <= 40 && instrument(text.substring(0, number + 1))) {
            step.instrument = text.substring(0, number + 1);
        }
    }

    private static boolean instrument(String text) {
        for (String word : INSTRUMENTS) {
            if (text.contains(word)) {
                return true;
            }
        }
        return false;
    }

    /** 告示第78号 on the line below the date. */
    private static void instrumentLine(String squeezed, List<Step> steps) {
        if (steps.isEmpty() || squeezed.length() > 40 || !squeezed.endsWith("号")) {
            return;
        }
        Step last = steps.getLast();
        if (last.instrument == null
                && last.by == null
                && (instrument(squeezed) || numbered(squeezed))
                && Dates.find(squeezed, 0).isEmpty()) {
            last.instrument = squeezed;
        }
    }

    /** 31総総第1377号: the number of a document. */
    private static boolean numbered(String squeezed) {
        int at = squeezed.lastIndexOf('第');
        int digits = at + 1;
        while (digits < squeezed.length() && Character.isDigit(squeezed.charAt(digits))) {
            digits++;
        }
        return at > 0 && digits > at + 1 && digits == squeezed.length() - 1;
    }

    /** 市長決裁 on the line below the date. */
    private static void decidingLine(String squeezed, List<Step> steps) {
        if (steps.isEmpty() || squeezed.length() > 30 || steps.getLast().by != null) {
            return;
        }
        for (String word : DECIDING) {
            if (squeezed.endsWith(word)
                    && squeezed.length() > word.length()
                    && Dates.find(squeezed, 0).isEmpty()) {
                steps.getLast().by = squeezed.substring(0, squeezed.length() - word.length());
                return;
            }
        }
    }

    private static void supplements(List<Clause> clauses, List<Step> steps, List<Doubt> doubts, boolean replaces) {
        int count = 0;
        for (int i = 0; i < clauses.size(); i++) {
            Clause supplement = clauses.get(i);
            if (!supplement.supplementary() || supplement.level() != 1) {
                continue;
            }
            String caption = supplement.caption().orElse("");
            Step step = step(caption, count, steps, doubts, supplement, replaces);
            count++;
            for (int k = i;
                    k < clauses.size()
                            && (k == i
                                    || clauses.get(k).supplementary()
                                            && clauses.get(k).level() > 1);
                    k++) {
                for (String text : clauses.get(k).paragraphs()) {
                    if (step.inForce == null) {
                        step.inForce = inForce(text, step.decided, doubts, clauses.get(k));
                    }
                }
            }
        }
    }

    /** The step that a supplementary provision belongs to. */
    private static Step step(
            String caption, int count, List<Step> steps, List<Doubt> doubts, Clause supplement, boolean replaces) {
        Optional<Wareki.Found> found = Dates.find(caption, 0);
        if (found.isEmpty()) {
            if (count < steps.size() && (count == 0 || steps.get(count).inForce == null)) {
                return steps.get(count);
            }
            Step step = new Step();
            step.kind = count == 0 && !replaces ? Kind.ENACTED : count == 0 ? null : Kind.PARTLY_AMENDED;
            steps.add(step);
            return step;
        }
        LocalDate day = found.get().date().orElse(null);
        if (day == null) {
            doubts.add(new Doubt(supplement.lines().first(), Doubt.Kind.IMPOSSIBLE_DATE, caption));
        }
        for (Step step : steps) {
            if (day != null && day.equals(step.decided)) {
                return step;
            }
        }
        Step step = new Step();
        step.decided = day;
        step.kind = count == 0 ? null : Kind.PARTLY_AMENDED;
        String words = squeezed(caption.substring(found.get().end()));
        while (!words.isEmpty() && "）)".indexOf(words.charAt(words.length() - 1)) >= 0) {
            words = words.substring(0, words.length() - 1);
        }
        describe(step, words);
        steps.add(step);
        return step;
    }

    private static @Nullable LocalDate inForce(
            String text, @Nullable LocalDate decided, List<Doubt> doubts, Clause clause) {
        int force = text.indexOf("施行");
        if (force < 0) {
            return null;
        }
        Optional<Wareki.Found> found = Dates.find(text, 0);
        while (found.isPresent() && found.get().end() <= force) {
            String between = squeezed(text.substring(found.get().end(), force));
            if (between.equals("から") || between.equals("より") || between.isEmpty()) {
                if (found.get().date().isEmpty()) {
                    doubts.add(new Doubt(
                            clause.lines().first(),
                            Doubt.Kind.IMPOSSIBLE_DATE,
                            text.substring(found.get().start(), found.get().end())));
                }
                return found.get().date().orElse(null);
            }
            found = Dates.find(text, found.get().end());
        }
        for (String word : PROMULGATION) {
            int at = text.indexOf(word + "の日から");
            if (at >= 0 && at < force) {
                return decided;
            }
        }
        return null;
    }

    private static String squeezed(String text) {
        StringBuilder out = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            if (!Character.isSpaceChar(text.charAt(i)) && text.charAt(i) != '\t') {
                out.append(text.charAt(i));
            }
        }
        return out.toString();
    }

    /** The text with the spaces inside its dates left out: 平成 18 年 8 月 30 日 → 平成18年8月30日. */
    private static String withDatesSqueezed(String text) {
        StringBuilder out = new StringBuilder(text.length());
        int from = 0;
        Optional<Wareki.Found> found = Wareki.find(text, 0);
        while (found.isPresent()) {
            out.append(text, from, found.get().start());
            out.append(squeezed(text.substring(found.get().start(), found.get().end())));
            from = found.get().end();
            found = Wareki.find(text, from);
        }
        return out.append(text, from, text.length()).toString().strip();
    }
}
