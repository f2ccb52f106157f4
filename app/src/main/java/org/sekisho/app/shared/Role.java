package org.sekisho.app.shared;

import static org.sekisho.app.shared.Permission.*;

import java.util.EnumSet;
import java.util.Set;

/**
 * A role of the policy (DOMAIN 1.4: the roles of the guideline) or of the installation, and what it may do.
 *
 * <p>Roles of the policy attach to posts by rule; who has one follows from who holds the post on the day.
 */
public enum Role {
    /** Nobody yet: a person on the sign-in page, or a reader of what is published. */
    VISITOR(false, SIGN_IN, ACKNOWLEDGE_BY_CODE, READ_PUBLISHED),
    /** The program itself, setting up a body. */
    FOUNDER(false, FOUND_BODY, MANAGE_ACCOUNTS),
    /** The program itself, reacting to what happened. */
    PROGRAM(
            false,
            ANNOUNCE,
            SEND_REMINDERS,
            SEND_ANCHORS,
            READ_ORGANISATION,
            READ_POLICY,
            READ_NON_PUBLIC,
            READ_EVERY_DOCUMENT,
            READ_DUTIES,
            KEEP_DUTIES,
            READ_LEDGERS,
            READ_ALL_LEDGERS),
    /** Whoever signed in, a person of the body or not. */
    ACCOUNT_HOLDER(false, MANAGE_OWN_ACCOUNT),
    /** 職員等: every person of the body. */
    STAFF(
            false,
            MANAGE_OWN_ACCOUNT,
            READ_ORGANISATION,
            READ_TRANSFERS,
            READ_POLICY,
            READ_NON_PUBLIC,
            DO_OWN_DUTIES,
            READ_DECISIONS,
            SEAL_DECISIONS,
            READ_LEDGERS,
            ASK_HANDLING),
    /** 情報システム担当者. */
    SYSTEM_OPERATOR(false, READ_CONTACTS, READ_DUTIES, GIVE_EVIDENCE),
    /** CSIRT, 情報セキュリティに関する統一的な窓口: whoever takes reports of incidents. */
    CSIRT(true, READ_CONTACTS, KEEP_CONTACTS, READ_DUTIES, GIVE_EVIDENCE, READ_LEDGERS, READ_ALL_LEDGERS),
    /** 情報システム管理者. */
    SYSTEM_MANAGER(
            true,
            READ_CONTACTS,
            READ_DUTIES,
            GIVE_EVIDENCE,
            DRAFT_REVISION,
            ASK_EXCEPTIONS,
            READ_LEDGERS,
            DECIDE_HANDLING),
    /** 情報セキュリティ管理者: the head of a section (課室長). */
    SECTION_SECURITY_MANAGER(
            true,
            READ_CONTACTS,
            READ_RECORD,
            READ_DUTIES,
            GIVE_EVIDENCE,
            SUBMIT_PART_TIMERS,
            ASK_EXCEPTIONS,
            COLLECT_SIGNATURES,
            READ_LEDGERS,
            KEEP_LEDGERS,
            DECIDE_HANDLING),
    /** 情報セキュリティ責任者: the head of a department (部局長). */
    DEPARTMENT_SECURITY_OFFICER(
            true,
            READ_CONTACTS,
            READ_RECORD,
            READ_DUTIES,
            GIVE_EVIDENCE,
            SUBMIT_PART_TIMERS,
            ASK_EXCEPTIONS,
            COLLECT_SIGNATURES,
            READ_LEDGERS,
            KEEP_LEDGERS,
            DECIDE_HANDLING),
    /** 統括情報セキュリティ責任者, and those who keep the system for them: called the officer on the pages. */
    CHIEF_SECURITY_OFFICER(
            true,
            READ_EVERY_DOCUMENT,
            KEEP_REVIEWS,
            IMPORT_POLICY,
            DRAFT_REVISION,
            READ_ALL_DECISIONS,
            KEEP_DECISION_RULES,
            PUBLISH_POLICY,
            CHANGE_ORGANISATION,
            KEEP_TRANSFERS,
            ASSIGN_ROLES,
            KEEP_COMBINATIONS,
            KEEP_COMMITTEES,
            READ_CONTACTS,
            KEEP_CONTACTS,
            READ_RECORD,
            TAKE_RECORD,
            TAKE_ANCHORS,
            READ_DUTIES,
            GIVE_EVIDENCE,
            KEEP_DUTIES,
            RELEASE_DUTIES,
            ASK_EXCEPTIONS,
            COLLECT_SIGNATURES,
            DISPOSE_SIGNATURES,
            READ_VIOLATIONS,
            KEEP_VIOLATIONS,
            READ_LEDGERS,
            READ_ALL_LEDGERS,
            KEEP_LEDGERS,
            KEEP_ALL_LEDGERS,
            DECIDE_HANDLING,
            KEEP_HANDLING_RULES),
    /** 最高情報セキュリティ責任者 (CISO). */
    CISO(
            true,
            READ_EVERY_DOCUMENT,
            KEEP_REVIEWS,
            READ_ALL_DECISIONS,
            ASSIGN_ROLES,
            KEEP_COMBINATIONS,
            READ_CONTACTS,
            READ_RECORD,
            TAKE_RECORD,
            TAKE_ANCHORS,
            READ_DUTIES,
            GIVE_EVIDENCE,
            RELEASE_DUTIES,
            DISPOSE_SIGNATURES,
            READ_VIOLATIONS,
            KEEP_VIOLATIONS,
            READ_LEDGERS,
            READ_ALL_LEDGERS,
            DECIDE_HANDLING),
    /** 情報セキュリティ監査統括責任者 and auditors: read everything, change nothing. */
    AUDITOR(
            true,
            READ_EVERY_DOCUMENT,
            READ_ALL_DECISIONS,
            READ_RECORD,
            TAKE_RECORD,
            TAKE_ANCHORS,
            READ_DUTIES,
            GIVE_EVIDENCE,
            READ_VIOLATIONS,
            READ_LEDGERS,
            READ_ALL_LEDGERS),
    /** Keeps accounts and the installation; not a role of the policy. */
    ADMINISTRATOR(
            true,
            MANAGE_ACCOUNTS,
            CHANGE_SETTINGS,
            TAKE_ANCHORS,
            READ_ORGANISATION,
            CHANGE_ORGANISATION,
            READ_TRANSFERS,
            KEEP_TRANSFERS,
            ASSIGN_ROLES,
            KEEP_COMBINATIONS,
            READ_POLICY,
            IMPORT_POLICY,
            READ_DECISIONS,
            KEEP_DECISION_RULES,
            PUBLISH_POLICY);

    private final boolean secondFactor;
    private final Set<Permission> permissions;

    Role(boolean secondFactor, Permission... permissions) {
        this.secondFactor = secondFactor;
        this.permissions = EnumSet.noneOf(Permission.class);
        this.permissions.addAll(Set.of(permissions));
    }

    /** Whether the holder must sign in with a second factor or a passkey. */
    public boolean requiresSecondFactor() {
        return secondFactor;
    }

    public boolean grants(Permission permission) {
        return permissions.contains(permission);
    }
}
