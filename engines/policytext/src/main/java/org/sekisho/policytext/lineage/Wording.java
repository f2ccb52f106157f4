package org.sekisho.policytext.lineage;

/**
 * What a clause says; clauses that say the same, word for word, share one.
 *
 * @param caption the heading as compared; empty where there is none
 * @param plain the heading and the paragraphs as compared
 * @param number from 0, in the order in which the wordings are first met
 */
record Wording(String caption, String plain, int number) {

    String body() {
        return plain.substring(caption.length());
    }

    int length() {
        return caption.length() + 1 + plain.length();
    }
}
