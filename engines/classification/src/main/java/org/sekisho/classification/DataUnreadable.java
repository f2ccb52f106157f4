package org.sekisho.classification;

import java.util.Optional;

/** A file of schemes or rules that cannot be used; says in both languages what is wrong and where. */
public final class DataUnreadable extends Exception {
    private static final long serialVersionUID = 1L;

    private final String file;
    private final int line;
    private final String entry;
    private final String field;
    private final transient Text problem;

    DataUnreadable(String file, int line, String entry, String field, Text problem) {
        super(english(file, line, entry, field, problem));
        this.file = file;
        this.line = line;
        this.entry = entry;
        this.field = field;
        this.problem = problem;
    }

    public String file() {
        return file;
    }

    /** From 1. */
    public int line() {
        return line;
    }

    /** The key of the level or rule, if the problem lies in one that has one. */
    public Optional<String> entry() {
        return entry.isEmpty() ? Optional.empty() : Optional.of(entry);
    }

    /** The field, if the problem lies in one. */
    public Optional<String> field() {
        return field.isEmpty() ? Optional.empty() : Optional.of(field);
    }

    public String messageJa() {
        return file + " " + line + "行目" + (entry.isEmpty() ? "" : "（" + entry + "）")
                + (field.isEmpty() ? "" : " 項目「" + field + "」") + ": " + problem.ja();
    }

    public String messageEn() {
        return english(file, line, entry, field, problem);
    }

    private static String english(String file, int line, String entry, String field, Text problem) {
        return file + ", line " + line + (entry.isEmpty() ? "" : " (" + entry + ")")
                + (field.isEmpty() ? "" : ", field " + field) + ": " + problem.en();
    }
}
