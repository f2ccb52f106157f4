package org.sekisho.app.decision;

import java.util.List;
import java.util.UUID;
import org.sekisho.app.organisation.PostId;
import org.sekisho.app.policy.DocumentKind;
import org.sekisho.app.shared.Span;

/**
 * Who decides on one kind of document (決裁区分).
 *
 * @param post decides
 * @param delegated 専決: the post decides for the head of the body, under a standing rule
 * @param basis the provision that says so, such as 事務決裁規程第5条
 * @param substitutes the posts that decide in its absence (代決), the first one first
 */
public record DecisionRule(
        UUID id,
        DocumentKind kind,
        Matter matter,
        PostId post,
        boolean delegated,
        String basis,
        List<PostId> substitutes,
        Span span) {
    public DecisionRule {
        substitutes = List.copyOf(substitutes);
    }
}
