package org.sekisho.app.ledgers;

import org.sekisho.app.shared.Span;

/** A line of a ledger on a day. */
public record LedgerLine(LineId id, Values values, Span span) {}
