package org.sekisho.app.shared;

/**
 * What a use case asks for. A transaction cannot be opened without naming one, so each use case states its own.
 */
public enum Permission {
    /** Reach the sign-in page and try to sign in. */
    SIGN_IN,
    /** Found a body on this installation: its name, its first administrator. */
    FOUND_BODY,
    /** Manage one's own password, second factor and passkeys. */
    MANAGE_OWN_ACCOUNT,
    /** Create accounts, reset second factors, lock and unlock. */
    MANAGE_ACCOUNTS,
    /** Change what the body has decided about this program: who needs a second factor. */
    CHANGE_SETTINGS,
    /** Read organs, sections, posts, and who holds them. */
    READ_ORGANISATION,
    /** Change organs, sections, posts, people, and who holds what. */
    CHANGE_ORGANISATION,
    /** See the lists of transfers that name oneself or one's post, and change those that one keeps. */
    READ_TRANSFERS,
    /** Begin a list of transfers, apply it, undo it. */
    KEEP_TRANSFERS,
    /** Hand in one's section's list of part-timers for a list of transfers. */
    SUBMIT_PART_TIMERS,
    /** Decide which posts carry which role, and appoint persons to roles. */
    ASSIGN_ROLES,
    /** Record what the body decided once about combinations of roles that it cannot avoid, and that it stays so. */
    KEEP_COMBINATIONS,
    /** Hold a committee: what it is, its meetings, its decisions. */
    KEEP_COMMITTEES,
    /** Read whom to call in an emergency, private numbers included. */
    READ_CONTACTS,
    /** Keep whom to call in an emergency, and confirm that it is so. */
    KEEP_CONTACTS,
    /** Read what the body published here. */
    READ_PUBLISHED,
    /** Read the policy in force and its earlier versions. */
    READ_POLICY,
    /** Read a document that is not public (対策基準, 実施手順). */
    READ_NON_PUBLIC,
    /** Read what is not public even where only some sections or posts are named as its readers. */
    READ_EVERY_DOCUMENT,
    /** Import a document, correct how it was read, accept it. */
    IMPORT_POLICY,
    /** Draft a revision of a document, or a new document (改正案). */
    DRAFT_REVISION,
    /** See the cases that one drafted or that come by one's post (起案). */
    READ_DECISIONS,
    /** See all cases of the body. */
    READ_ALL_DECISIONS,
    /** Seal, give back or take back a case, where one's post lets one. */
    SEAL_DECISIONS,
    /** Set who decides what, and whether the body decides inside the program. */
    KEEP_DECISION_RULES,
    /** Publish a document, and answer for the organs that adopted it. */
    PUBLISH_POLICY,
    /** Open review cases, answer and analyse in them, and record their result. */
    KEEP_REVIEWS,
    /** Read the record: who did what. */
    READ_RECORD,
    /** Take the record along as far as it is signed, and see how far that is. */
    TAKE_RECORD,
    /** See which checkpoints of the record were sent outside and what came of it, and print one. */
    TAKE_ANCHORS,
    /** Send checkpoints of the record outside. */
    SEND_ANCHORS,
    /** Read all duties, their evidence and their status. */
    READ_DUTIES,
    /** Do what the policy asks of oneself: acknowledge, attest one's own part. */
    DO_OWN_DUTIES,
    /** Attest that a duty that one answers for was done. */
    GIVE_EVIDENCE,
    /** Keep the duties: cycles, owners, occasions, the first day; attest in the place of others. */
    KEEP_DUTIES,
    /** Decide that a duty or a clause is excepted, or that a duty does not concern the body. */
    RELEASE_DUTIES,
    /** Ask for an exception to a clause. */
    ASK_EXCEPTIONS,
    /** Acknowledge the policy with a code that was handed out. */
    ACKNOWLEDGE_BY_CODE,
    /** Hand out codes, and enter what the people of one's section signed on paper. */
    COLLECT_SIGNATURES,
    /** Set how long is kept what people signed, the texts that they sign, and decide that it is disposed of. */
    DISPOSE_SIGNATURES,
    /** Read the register of violations. */
    READ_VIOLATIONS,
    /** Enter violations and what was done about them. */
    KEEP_VIOLATIONS,
    /** Read ledgers: the lines of one's own sections. */
    READ_LEDGERS,
    /** Read ledgers: the lines of all sections. */
    READ_ALL_LEDGERS,
    /** Keep ledgers: the lines of one's own sections. */
    KEEP_LEDGERS,
    /** Keep ledgers: the lines of all sections, and the fields that the body adds. */
    KEEP_ALL_LEDGERS,
    /** Ask whether something may be done with an asset of one's own sections, and say what is done with it. */
    ASK_HANDLING,
    /** Give leave to do something with an asset, where one's post or role is the one that gives it. */
    DECIDE_HANDLING,
    /** Adopt and withdraw rules on what may be done with assets. */
    KEEP_HANDLING_RULES,
    /** Queue and send what people are reminded of. */
    SEND_REMINDERS,
    /** Tell everybody in the body something. */
    ANNOUNCE
}
