/**
 * The API: policies, duties and their status as data, for programs. It changes nothing.
 *
 * <p>A program shows a token that a person made; it sees what that person may see on the day, never more. Addresses begin
 * with {@code /api/v1}; what they answer is described in {@code docs/openapi.json}, which a test holds to the program.
 */
@ApplicationModule(
        displayName = "API",
        allowedDependencies = {"shared", "shared::*", "evidence", "identity", "policy", "controls", "duties"})
@NullMarked
package org.sekisho.app.api;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
