package org.sekisho.typeset;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.TreeSet;
import org.verapdf.core.EncryptedPdfException;
import org.verapdf.core.ModelParsingException;
import org.verapdf.core.ValidationException;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;

/** veraPDF, the validator of the PDF industry for archiving (ISO 19005) and accessibility (ISO 14289). */
final class Validator {
    /** What our files claim: readable by everybody, and kept for good with text and structure. */
    static final List<PDFAFlavour> CLAIMED = List.of(PDFAFlavour.PDFUA_1, PDFAFlavour.PDFA_2_A, PDFAFlavour.PDFA_2_U);

    static {
        VeraGreenfieldFoundryProvider.initialise();
    }

    private Validator() {}

    /** The rules that a file breaks, each with its standard, its number and what it says. */
    static TreeSet<String> broken(byte[] pdf) {
        var broken = new TreeSet<String>();
        for (var flavour : CLAIMED) {
            try (var parser = Foundries.defaultInstance().createParser(new ByteArrayInputStream(pdf), flavour);
                    var validator = Foundries.defaultInstance().createValidator(flavour, false)) {
                var result = validator.validate(parser);
                result.getTestAssertions().stream()
                        .filter(one -> one.getStatus() == TestAssertion.Status.FAILED)
                        .forEach(one -> broken.add(
                                flavour.getId() + " " + one.getRuleId().getClause() + " " + one.getMessage()));
                if (!result.isCompliant() && broken.isEmpty()) {
                    broken.add(flavour.getId() + " not compliant");
                }
            } catch (IOException | ModelParsingException | EncryptedPdfException | ValidationException e) {
                throw new IllegalStateException(e);
            }
        }
        return broken;
    }
}
