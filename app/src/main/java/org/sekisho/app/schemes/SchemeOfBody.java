package org.sekisho.app.schemes;

import org.sekisho.app.evidence.Tx;
import org.sekisho.app.shared.AsOf;
import org.sekisho.classification.Scheme;
import org.sekisho.classification.Schemes;
import org.springframework.stereotype.Component;

/** Says by which scheme (分類の体系) a body classifies its assets. */
@Component
public class SchemeOfBody {

    public Scheme on(Tx tx, AsOf asOf) {
        return Schemes.builtIn().mic2024();
    }
}
