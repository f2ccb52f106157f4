package org.sekisho.app.policy;

/** Whether the text of a document may be made public. */
public sealed interface Disclosure {

    /** 公開. */
    record Public() implements Disclosure {}

    /**
     * 非公開: read only by those who may read non-public documents.
     *
     * @param reason why making it public would harm, as the body states it
     */
    record NonPublic(String reason) implements Disclosure {}
}
