package org.sekisho.classification;

/**
 * A way to make sure that nothing can be read from a medium any more.
 *
 * @param destroys whether the medium is gone after it (破壊); otherwise it can be used again (除去)
 */
public record DisposalMethod(String key, Text words, boolean destroys, Source source) {}
