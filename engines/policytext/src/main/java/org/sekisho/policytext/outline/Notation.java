package org.sekisho.policytext.outline;

/**
 * A way of writing numbers before clauses.
 *
 * <p>The rank orders notations by where they usually stand: a lower one is further out. It decides only where the text
 * itself leaves it open.
 */
enum Notation {
    /** 第1編 */
    BOOK(0),
    /** 第1章 */
    CHAPTER(1),
    /** 第1節 */
    SECTION(2),
    /** 第1款 */
    SUBSECTION(3),
    /** 第1目 */
    DIVISION(4),
    /** 第1条 */
    ARTICLE(10),
    /** 第1 */
    DAI(12),
    /** Ⅰ, I, II. */
    ROMAN(14),
    /** 一、 */
    KANJI(15),
    /** A. */
    UPPER(16),
    /** 【1】, [1] */
    BOXED(18),
    /** 1, １., 1、 */
    DIGIT(20),
    /** 1―1, 2.5.1 */
    MULTI(22),
    /** 1) */
    DIGIT_HALF_BRACKET(24),
    /** (1), （１）, ⑴ */
    PAREN_DIGIT(30),
    /** (一), ㈠ */
    PAREN_KANJI(32),
    /** ① */
    CIRCLED(40),
    /** ア, イ or イ, ロ */
    KATAKANA(42),
    /** (ア) */
    PAREN_KATAKANA(50),
    /** ㋐ */
    CIRCLED_KATAKANA(52),
    /** a. */
    LOWER(60),
    /** (a), ⒜ */
    PAREN_LOWER(62),
    /** ⅰ, ii. */
    LOWER_ROMAN(64),
    /** (ⅰ), (ii) */
    PAREN_ROMAN(66),
    /** 附則 */
    SUPPLEMENT(5),
    /** 別表, 様式, 別記, 別紙 */
    ANNEX(6);

    final int rank;

    Notation(int rank) {
        this.rank = rank;
    }

    boolean container() {
        return rank < 5;
    }

    /** Whether clauses in this notation usually have their heading in brackets on the line above. */
    boolean headedFromAbove() {
        return this == ARTICLE || this == DAI;
    }
}
