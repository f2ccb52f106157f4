package org.sekisho.app.api.web;

import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.responses.ApiResponses;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.sekisho.app.shared.web.Problem;

/** Addresses that answer as the description says: what they answer when they refuse, and parameters they share. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ApiResponses({
    @ApiResponse(responseCode = "200", description = "What was asked for", useReturnTypeSchema = true),
    @ApiResponse(responseCode = "304", description = "Nothing changed since the entity tag", content = @Content),
    @ApiResponse(
            responseCode = "400",
            description = "A parameter cannot be read; each is named",
            content =
                    @Content(mediaType = "application/problem+json", schema = @Schema(implementation = Problem.class))),
    @ApiResponse(
            responseCode = "401",
            description = "No valid token and no session",
            content =
                    @Content(mediaType = "application/problem+json", schema = @Schema(implementation = Problem.class))),
    @ApiResponse(
            responseCode = "403",
            description = "The reader’s roles of the day do not permit it",
            content =
                    @Content(mediaType = "application/problem+json", schema = @Schema(implementation = Problem.class))),
    @ApiResponse(
            responseCode = "404",
            description = "There is no such thing for this reader",
            content =
                    @Content(mediaType = "application/problem+json", schema = @Schema(implementation = Problem.class)))
})
@interface Described {

    /** The day that is asked for. */
    @Target(ElementType.PARAMETER)
    @Retention(RetentionPolicy.RUNTIME)
    @Parameter(
            description = "The day (ISO 8601); today in Japan when left out.",
            schema = @Schema(type = "string", format = "date"))
    @interface On {}

    /** Whose knowledge of the day counts. */
    @Target(ElementType.PARAMETER)
    @Retention(RetentionPolicy.RUNTIME)
    @Parameter(
            description = "then: what had been entered by the end of the day; now: what is known now of that day.",
            schema =
                    @Schema(
                            type = "string",
                            allowableValues = {"now", "then"},
                            defaultValue = "now"))
    @interface Known {}

    /** Which page of a list. */
    @Target(ElementType.PARAMETER)
    @Retention(RetentionPolicy.RUNTIME)
    @Parameter(description = "From 1.", schema = @Schema(type = "integer", minimum = "1", defaultValue = "1"))
    @interface Page {}

    /** How long a page of a list is. */
    @Target(ElementType.PARAMETER)
    @Retention(RetentionPolicy.RUNTIME)
    @Parameter(
            description = "The most items of one page.",
            schema = @Schema(type = "integer", minimum = "1", maximum = "1000", defaultValue = "100"))
    @interface Size {}
}
