package org.sekisho.app.identity.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.stream.Collectors;
import org.sekisho.app.shared.web.NextPage;
import org.sekisho.app.shared.web.ui.Form;
import org.sekisho.app.shared.web.ui.Notice;
import org.springframework.http.HttpHeaders;
import org.springframework.web.servlet.View;

/** Forms as they were sent, where to go after them, and what to say there. */
final class Forms {

    private Forms() {}

    /** What was typed, without the fields that are never shown again. */
    static Form sent(Map<String, String> parameters, String... secret) {
        var kept = parameters.entrySet().stream()
                .filter(entry -> !java.util.List.of(secret).contains(entry.getKey()))
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> java.util.List.of(entry.getValue())));
        return Form.of(kept);
    }

    /** Leads on from where no page is drawn yet; the headers of every answer are still to be written. */
    static void lead(HttpServletResponse response, String address) {
        response.setStatus(HttpServletResponse.SC_SEE_OTHER);
        response.setHeader(HttpHeaders.LOCATION, address);
    }

    static View redirect(String address) {
        return NextPage.at(address);
    }

    static View redirect(HttpServletRequest request, String address, Notice notice) {
        return NextPage.saying(request, notice, address);
    }
}
