package org.sekisho.controls;

/**
 * Where a control's cycle comes from. That the policy's own words set it is known only at the binding
 * ({@link StatedCycle}).
 */
public sealed interface Origin {

    /** A law or ordinance sets it. */
    record Law(String citation) implements Origin {}

    /** The body's own standard sets it; stands only in what a body adds to the catalogue. */
    record BodyStandard(String citation) implements Origin {}

    /** A proposal (目安) of this catalogue; nobody breaches it before the body adopts it. */
    record Proposal(String source) implements Origin {}
}
