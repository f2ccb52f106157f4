package org.sekisho.postgres;

/** The server from the programs that are delivered with Sekisho. */
final class BundledServerTest extends LocalServerContract {
    BundledServerTest() {
        super(Servers.bundled());
    }
}
