package org.sekisho.app.ledgers;

import java.util.UUID;
import org.sekisho.app.shared.Span;

/**
 * A line of a ledger on a day.
 *
 * @param version which entry of it this is; it changes whenever the line is changed
 */
public record LedgerLine(LineId id, Values values, Span span, UUID version) {}
