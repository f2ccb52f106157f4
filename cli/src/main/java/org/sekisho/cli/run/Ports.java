package org.sekisho.cli.run;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import org.sekisho.cli.CommandFailure;
import org.sekisho.cli.ExitCode;
import org.sekisho.cli.Words;

/** The TCP ports of an address. */
final class Ports {
    private static final int TRIED = 100;
    private static final int LAST = 65_535;

    private Ports() {}

    /** The first free port from this one on; 0 lets the system choose. */
    static int firstFree(InetAddress address, int first) {
        int last = Math.min(first + TRIED - 1, LAST);
        for (int port = first; port <= last; port++) {
            if (port == 0 || isFree(address, port)) {
                return port;
            }
        }
        throw new CommandFailure(
                ExitCode.ENVIRONMENT,
                new Words(
                        "ポート " + first + " から " + last + " までがすべてふさがっています。--port で別の番号を指定してください。",
                        "The ports " + first + " to " + last + " are all taken. Name another one with --port."));
    }

    /** The port itself, which must be free. */
    static int requireFree(InetAddress address, int port) {
        if (port != 0 && !isFree(address, port)) {
            throw new CommandFailure(
                    ExitCode.ENVIRONMENT,
                    new Words(
                            address.getHostAddress() + " のポート " + port
                                    + " を使えません（ふさがっているか、この機械にないアドレスか、1024 未満で権限がないかのいずれかです）。--port や --address を確かめてください。",
                            "Port " + port + " of " + address.getHostAddress()
                                    + " cannot be used: it is taken, or the address is not this machine's, or it is"
                                    + " below 1024 and needs a privilege. Check --port and --address."));
        }
        return port;
    }

    private static boolean isFree(InetAddress address, int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(address, port));
            return true;
        } catch (IOException taken) {
            return false;
        }
    }
}
