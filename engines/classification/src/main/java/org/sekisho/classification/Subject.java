package org.sekisho.classification;

import java.util.Optional;

/**
 * What conditions of rules are asked about.
 *
 * @param segment empty where nobody said
 * @param medium empty where nobody said
 * @param cloud empty where it is on no cloud service, or nobody said on which kind
 */
public record Subject(
        Classification classification,
        AssetKind kind,
        Optional<Segment> segment,
        Contents contents,
        Optional<Medium> medium,
        Optional<CloudKind> cloud) {}
