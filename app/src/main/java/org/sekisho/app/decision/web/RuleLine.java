package org.sekisho.app.decision.web;

import java.util.Optional;
import org.sekisho.app.decision.DecisionRule;
import org.sekisho.app.decision.Matter;
import org.sekisho.app.policy.DocumentKind;

/** One kind of decision, and the rule for it. */
public record RuleLine(DocumentKind kind, Matter matter, Optional<DecisionRule> rule) {}
