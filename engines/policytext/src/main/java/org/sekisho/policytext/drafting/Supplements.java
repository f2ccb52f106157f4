package org.sekisho.policytext.drafting;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.sekisho.policytext.Clause;
import org.sekisho.policytext.LineRange;
import org.sekisho.policytext.PolicyDocument;
import org.sekisho.policytext.Wareki;
import org.sekisho.policytext.drafting.EditRefused.Reason;

/** The supplementary provision (附則) of a revision and its line above the first clause, in the form of those there are. */
final class Supplements {
    private static final Pattern DATE = Pattern.compile(
            "(?:明治|大正|昭和|平成|令和)[ 　]?(?:[0-9０-９]{1,2}|元)[ 　]?年[ 　]?[0-9０-９]{1,2}[ 　]?月[ 　]?[0-9０-９]{1,2}[ 　]?日");
    private static final Pattern NAMED = Pattern.compile("^この(.{1,30}?)は、");
    private static final List<String> NAMES =
            List.of("基本方針", "対策基準", "実施手順", "方針", "基準", "手順", "規程", "規則", "要綱", "要領", "訓令", "条例", "告示");
    private static final int LONGEST_DECIDER = 100;

    private final PolicyDocument document;
    private final List<Clause> there;

    Supplements(PolicyDocument document) {
        this.document = document;
        there = document.clauses().stream()
                .filter(clause -> clause.supplementary() && clause.level() == 1)
                .toList();
    }

    void check(Edit.Supplement edit) throws EditRefused {
        checkDay(edit.inForce());
        if (edit.decided().isPresent()) {
            checkDay(edit.decided().get());
        }
        if (edit.decidedBy().length() > LONGEST_DECIDER) {
            throw new EditRefused(Reason.TOO_LONG, "");
        }
        if (edit.decidedBy().chars().anyMatch(Character::isISOControl)) {
            throw new EditRefused(Reason.CONTROL_SIGNS, "");
        }
    }

    private static void checkDay(LocalDate day) throws EditRefused {
        if (day.isBefore(Wareki.FIRST) || day.getYear() > 2200) {
            throw new EditRefused(Reason.DAY_OUTSIDE, "");
        }
    }

    /** Behind the last one with all below it; before the tables and forms where there is none. */
    int place() {
        List<Clause> clauses = document.clauses();
        int last = -1;
        for (int i = 0; i < clauses.size(); i++) {
            if (clauses.get(i).supplementary()) {
                last = i;
            }
        }
        if (last >= 0) {
            return last + 1;
        }
        for (int i = 0; i < clauses.size(); i++) {
            String marker = clauses.get(i).marker();
            if (clauses.get(i).container()
                    && (marker.startsWith("別表") || marker.startsWith("様式") || marker.startsWith("別記"))) {
                return i;
            }
        }
        return clauses.size();
    }

    Clause clause(Edit.Supplement edit) {
        String marker = there.isEmpty() ? "附　則" : there.getLast().marker();
        Optional<String> caption = edit.decided()
                .map(day -> "（" + date(day, sampleOfCaption()) + decider(edit) + "）")
                .filter(text -> !there.isEmpty());
        return new Clause("附則", marker, 1, caption, List.of(sentence(edit.inForce())), false, new LineRange(1, 1));
    }

    private String decider(Edit.Supplement edit) {
        String by = edit.decidedBy().strip();
        return by.isEmpty() || by.endsWith("決裁") ? by : by + "決裁";
    }

    private String sentence(LocalDate day) {
        for (Clause clause : there.reversed()) {
            for (String paragraph : clause.paragraphs()) {
                Matcher date = DATE.matcher(paragraph);
                if (paragraph.endsWith("から施行する。") && date.find()) {
                    return date.replaceFirst(Matcher.quoteReplacement(date(day, date.group())));
                }
            }
        }
        return "この" + name() + "は、" + date(day, sampleOfCaption()) + "から施行する。";
    }

    private String name() {
        for (Clause clause : there.reversed()) {
            for (String paragraph : clause.paragraphs()) {
                Matcher named = NAMED.matcher(paragraph);
                if (named.find()) {
                    return named.group(1);
                }
            }
        }
        String title = document.title().orElse("");
        return NAMES.stream().filter(title::endsWith).findFirst().orElse("文書");
    }

    private String sampleOfCaption() {
        for (Clause clause : there.reversed()) {
            Matcher date = DATE.matcher(clause.caption().orElse("") + "\n" + String.join("\n", clause.paragraphs()));
            if (date.find()) {
                return date.group();
            }
        }
        for (String line : document.preamble().reversed()) {
            Matcher date = DATE.matcher(line);
            if (date.find()) {
                return date.group();
            }
        }
        boolean wide = document.clauses().stream()
                .anyMatch(clause -> clause.marker().chars().anyMatch(c -> c >= '０' && c <= '９'));
        return wide ? "令和１年１月１日" : "令和1年1月1日";
    }

    /** A day as the sample is written: width of the digits, spaces around them. */
    private static String date(LocalDate day, String sample) {
        String written = Wareki.format(day);
        boolean wide = sample.chars().anyMatch(c -> c >= '０' && c <= '９');
        boolean spaced = sample.matches(".*[ 　][0-9０-９].*");
        if (spaced) {
            written = written.replaceAll("([0-9]+|元)", " $1 ");
        }
        if (!wide) {
            return written;
        }
        StringBuilder out = new StringBuilder();
        for (char c : written.toCharArray()) {
            out.append(c >= '0' && c <= '9' ? (char) (c - '0' + '０') : c);
        }
        return out.toString();
    }

    /** The lines above the first clause with the decision of this revision among them, where decisions are listed there. */
    List<String> preamble(Edit.Supplement edit) {
        List<String> lines = new ArrayList<>(document.preamble());
        int last = -1;
        boolean heading = false;
        boolean inLine = false;
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            String plain = line.replaceAll("[ 　]", "");
            heading |= plain.equals("改正") || plain.equals("改正履歴");
            Matcher date = DATE.matcher(line);
            boolean listed = date.find() && (line.endsWith("決裁") || plain.matches(".*第?[0-9０-９]+号[)）]?"));
            if (listed && line.length() - date.group().length() < 30) {
                last = i;
                inLine |= plain.startsWith("改正");
            }
        }
        if (last < 0 || edit.decided().isEmpty()) {
            return lines;
        }
        String lineThere = lines.get(last);
        Matcher date = DATE.matcher(lineThere);
        String sample = date.find() ? date.group() : "";
        String decision = date(edit.decided().get(), sample) + decider(edit);
        if (heading) {
            lines.add(last + 1, decision);
        } else if (inLine) {
            lines.add(last + 1, "改正　" + decision);
        } else {
            lines.add(last + 1, "改正");
            lines.add(last + 2, decision);
        }
        return lines;
    }
}
