package org.sekisho.policytext.meaning;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedSet;
import org.sekisho.policytext.Clause;
import org.sekisho.policytext.NonPublicStatement;
import org.sekisho.policytext.PolicyDocument;
import org.sekisho.policytext.source.Deadline;

/** Statements that another document is not public, with its name in full where the text abbreviates it. */
final class NonPublic {
    private static final List<String> WORDS =
            List.of("非公開", "非公表", "公開しない", "公表しない", "公開としない", "公開できない", "公にしない", "公開しません", "公表しません");

    private NonPublic() {}

    static List<NonPublicStatement> of(List<String> preamble, List<Clause> clauses) {
        SequencedSet<NonPublicStatement> found = new LinkedHashSet<>();
        Map<String, String> full = null;
        for (String line : preamble) {
            if (says(line)) {
                full = full == null ? fullNames(preamble, clauses) : full;
                statements(line, "", PolicyDocument.PREAMBLE, full, found);
            }
        }
        for (Clause clause : clauses) {
            Deadline.check();
            String before = "";
            for (String text : clause.paragraphs()) {
                if (says(text)) {
                    full = full == null ? fullNames(preamble, clauses) : full;
                    statements(text, before, clause.path(), full, found);
                }
                before = text;
            }
        }
        return List.copyOf(found);
    }

    private static boolean says(String text) {
        for (String word : WORDS) {
            if (text.contains(word)) {
                return true;
            }
        }
        return false;
    }

    private static void statements(
            String text,
            String textBefore,
            String path,
            Map<String, String> full,
            SequencedSet<NonPublicStatement> found) {
        String before = textBefore;
        int from = 0;
        while (from < text.length()) {
            int end = text.indexOf('。', from);
            end = end < 0 ? text.length() : end;
            String sentence = text.substring(from, end);
            if (says(sentence)) {
                List<String> names = subjects(sentence);
                if (names.isEmpty()) {
                    names = subjects(before);
                }
                for (String name : names) {
                    found.add(new NonPublicStatement(path, full.getOrDefault(name, name)));
                }
            }
            before = sentence;
            from = end + 1;
        }
    }

    /** The documents a sentence is about: what stands before its は, as far as it names documents. */
    private static List<String> subjects(String sentence) {
        int topic = topic(sentence);
        List<String> names = new ArrayList<>();
        if (topic < 0) {
            return names;
        }
        String subject = sentence.substring(0, topic);
        for (String tail : List.of("について", "に関して", "の内容", "に関する事項")) {
            subject = subject.endsWith(tail) ? subject.substring(0, subject.length() - tail.length()) : subject;
        }
        for (String start : List.of("なお、", "また、", "ただし、")) {
            subject = subject.startsWith(start) ? subject.substring(start.length()) : subject;
        }
        for (String part : subject.split("及び|並びに|および|ならびに|又は|、|と(?=「)", -1)) {
            String name = part.strip();
            if (name.length() > 1 && name.charAt(0) == '「' && name.endsWith("」")) {
                name = name.substring(1, name.length() - 1);
            }
            name = lastNoun(withoutBrackets(name));
            if (document(name)) {
                names.add(name);
            }
        }
        return names;
    }

    /** Index of the first は that marks the topic: a comma follows, or it stands after について. */
    private static int topic(String sentence) {
        int depth = 0;
        for (int i = 1; i < sentence.length(); i++) {
            char c = sentence.charAt(i);
            if (c == '(' || c == '（') {
                depth++;
            } else if (c == ')' || c == '）') {
                depth--;
            } else if (depth == 0 && c == 'は') {
                boolean comma =
                        i + 1 < sentence.length() && (sentence.charAt(i + 1) == '、' || sentence.charAt(i + 1) == '，');
                char left = sentence.charAt(i - 1);
                boolean noun = left < 'ぁ' || left > 'ゖ' || sentence.startsWith("について", Math.max(0, i - 4));
                if (comma || noun) {
                    return i;
                }
            }
        }
        return -1;
    }

    private static boolean document(String name) {
        for (String ending :
                List.of("基準", "手順", "要領", "手順書", "マニュアル", "方針", "ポリシー", "計画", "規程", "要綱", "細則", "台帳", "図", "仕様", "書")) {
            if (name.length() >= 3 && name.endsWith(ending)) {
                return true;
            }
        }
        return false;
    }

    private static String withoutBrackets(String text) {
        int open = Math.max(text.indexOf('（'), text.indexOf('('));
        return open > 0 ? text.substring(0, open) : text;
    }

    /** From each abbreviation to the name it stands for. */
    private static Map<String, String> fullNames(List<String> preamble, List<Clause> clauses) {
        Map<String, String> names = new HashMap<>();
        for (String line : preamble) {
            addNames(line, names);
        }
        for (Clause clause : clauses) {
            clause.caption().ifPresent(caption -> addNames(caption, names));
            clause.paragraphs().forEach(text -> addNames(text, names));
        }
        return names;
    }

    private static void addNames(String text, Map<String, String> names) {
        for (Abbreviations.Introduction one : Abbreviations.in(text)) {
            int end = one.at();
            while (end > 0 && "（( 　".indexOf(text.charAt(end - 1)) >= 0) {
                end--;
            }
            String noun = lastNoun(text.substring(Math.max(0, end - 80), end));
            if (!noun.isEmpty()) {
                names.putIfAbsent(one.word(), noun);
            }
        }
    }

    /** The words without hiragana at the end of a text: …を定める花巻市情報セキュリティ対策基準 → 花巻市情報セキュリティ対策基準. */
    private static String lastNoun(String text) {
        int end = text.length();
        if (end > 0 && text.charAt(end - 1) == '」') {
            int open = text.lastIndexOf('「');
            return open >= 0 ? text.substring(open + 1, end - 1) : "";
        }
        int start = end;
        while (start > 0) {
            char c = text.charAt(start - 1);
            boolean hiragana = c >= 'ぁ' && c <= 'ゖ';
            if (hiragana || c == '、' || c == '。' || c == '「' || c == '）' || c == ')') {
                break;
            }
            start--;
        }
        return text.substring(start, end).strip();
    }
}
