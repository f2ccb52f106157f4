/**
 * The API: policies, duties and their status as data, and the ledgers, for programs. It changes lines of ledgers and nothing else.
 *
 * <p>A program shows a token that a person made for a purpose; it may do what that person may do on the day and the token is
 * good for, never more. Addresses begin
 * with {@code /api/v1}; what they answer is described in {@code docs/openapi.json}, which a test holds to the program.
 */
@ApplicationModule(
        displayName = "API",
        allowedDependencies = {
            "shared",
            "shared::*",
            "evidence",
            "identity",
            "policy",
            "controls",
            "duties",
            "organisation",
            "ledgers"
        })
@NullMarked
package org.sekisho.app.api;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
