package org.sekisho.app.identity.web;

import java.io.Serial;
import java.io.Serializable;
import java.util.List;
import java.util.Map;

/**
 * A form that was sent before its sender had shown who they are.
 *
 * @param address where it was sent
 * @param fields what was typed, by the name of the field
 */
public record KeptForm(String address, Map<String, List<String>> fields) implements Serializable {

    @Serial
    private static final long serialVersionUID = 1L;
}
