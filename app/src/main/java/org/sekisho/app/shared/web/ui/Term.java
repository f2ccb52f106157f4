package org.sekisho.app.shared.web.ui;

/**
 * A word the policy defines.
 *
 * @param id the id of its definition in the page, unique there
 * @param where the clause that defines it, as printed, such as 2(4)
 * @param href the definition's place: on this page or in the glossary
 */
public record Term(String id, String word, String definition, String where, String href) {}
