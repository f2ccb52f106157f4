package org.sekisho.app.api.web;

import io.swagger.v3.oas.annotations.Hidden;
import io.swagger.v3.oas.annotations.OpenAPIDefinition;
import io.swagger.v3.oas.annotations.enums.SecuritySchemeType;
import io.swagger.v3.oas.annotations.info.Info;
import io.swagger.v3.oas.annotations.info.License;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.security.SecurityScheme;
import java.io.IOException;
import org.sekisho.app.shared.web.OpenToAll;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** The description of the API in the form of OpenAPI 3.1: the committed one, which a test holds to the program. */
@Controller
@OpenAPIDefinition(
        info =
                @Info(
                        title = "Sekisho",
                        version = "1",
                        description =
                                "Policies, duties and their status as data, and the ledgers, whose lines are kept as well."
                                        + " Refusals are problem details (RFC 9457) in the language of Accept-Language"
                                        + " (ja or en).",
                        license = @License(name = "Apache-2.0", identifier = "Apache-2.0")),
        security = @SecurityRequirement(name = "token"))
@SecurityScheme(
        name = "token",
        type = SecuritySchemeType.HTTP,
        scheme = "bearer",
        description =
                "Made on the page of one’s account for what is chosen there; never does more than its maker may on the day."
                        + " A session reads too, and changes nothing.")
class DescriptionApi {

    private final byte[] description;

    DescriptionApi() throws IOException {
        description = new ClassPathResource("sekisho/api/openapi.json").getContentAsByteArray();
    }

    @Hidden
    @GetMapping("/api/v1/openapi.json")
    @OpenToAll(because = "it is the same for everybody and stands in the sources")
    ResponseEntity<byte[]> description() {
        return Answers.bytes(description);
    }
}
