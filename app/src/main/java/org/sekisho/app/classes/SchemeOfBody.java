package org.sekisho.app.classes;

import org.sekisho.app.evidence.Tx;
import org.sekisho.app.shared.AsOf;
import org.sekisho.classification.Scheme;
import org.sekisho.classification.Schemes;
import org.springframework.stereotype.Component;

/** Says by which scheme (分類の体系) a body classifies its assets. */
@Component
final class SchemeOfBody {

    /** The scheme of the body of a transaction on a day. */
    Scheme on(Tx tx, AsOf asOf) {
        return Schemes.builtIn().mic2024();
    }
}
