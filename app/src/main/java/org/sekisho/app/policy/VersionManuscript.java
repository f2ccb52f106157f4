package org.sekisho.app.policy;

import java.util.ArrayList;
import java.util.Optional;
import org.sekisho.policytext.PolicyDocument;
import org.sekisho.policytext.Wareki;
import org.sekisho.typeset.Manuscript;
import org.sekisho.typeset.Manuscript.Block;
import org.sekisho.typeset.Manuscript.Metadata;
import org.sekisho.typeset.Manuscript.Orientation;
import org.sekisho.typeset.Manuscript.Page;
import org.sekisho.typeset.PolicyManuscript;

/** A version as a manuscript: its text, a title above where it prints none, and at the foot which version it is. */
public final class VersionManuscript {

    private VersionManuscript() {}

    public static Manuscript of(DocumentVersion version, PolicyDocument text) {
        var foot = "%s　第%d版　%s施行".formatted(version.title(), version.number(), Wareki.format(version.validFrom()));
        var set = PolicyManuscript.of(
                text,
                Metadata.titled(version.title()),
                new Page(Orientation.PORTRAIT, Optional.empty(), Optional.of(foot)));
        if (text.title().isPresent()) {
            return set;
        }
        var blocks = new ArrayList<Block>(set.blocks());
        blocks.addFirst(new Manuscript.Title(version.title()));
        return new Manuscript(set.metadata(), set.page(), blocks);
    }
}
