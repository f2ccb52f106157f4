package org.sekisho.app.identity;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.UUID;

/** Leads a person on the way in who has just shown a first proof elsewhere than on the sign-in page. */
public interface WayIn {

    /**
     * @param proof what they have shown
     * @param to the local address to go to once they are in
     * @return the address of the next step
     */
    String begin(
            HttpServletRequest request,
            HttpServletResponse response,
            BodyRef body,
            UUID account,
            Proof proof,
            String to);
}
