package org.sekisho.app.notification;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A mail server on loopback that speaks enough SMTP (RFC 5321) to take mail, or to say why not. */
public final class LoopbackSmtp implements AutoCloseable {

    private final ServerSocket socket;
    private final List<String> taken = new CopyOnWriteArrayList<>();
    private final List<String> recipients = new CopyOnWriteArrayList<>();
    private volatile String answerToRecipient = "250 ok";
    private volatile String answerToData = "250 taken";

    public LoopbackSmtp() {
        this(0);
    }

    LoopbackSmtp(int port) {
        try {
            socket = new ServerSocket(port, 10, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::serve);
    }

    public int port() {
        return socket.getLocalPort();
    }

    /** The mails that were taken, as they came over the wire. */
    public List<String> taken() {
        return taken;
    }

    public List<String> recipients() {
        return recipients;
    }

    public void answeringRecipients(String reply) {
        answerToRecipient = reply;
    }

    public void answeringData(String reply) {
        answerToData = reply;
    }

    private void serve() {
        while (!socket.isClosed()) {
            try (var client = socket.accept()) {
                talk(client);
            } catch (IOException ended) {
                // The client is gone, or the server is closed.
            }
        }
    }

    private void talk(Socket client) throws IOException {
        var in = new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.ISO_8859_1));
        var out = client.getOutputStream();
        say(out, "220 loopback");
        for (var line = in.readLine(); line != null; line = in.readLine()) {
            var verb = line.split("[ :]", 2)[0].toUpperCase(java.util.Locale.ROOT);
            switch (verb) {
                case "EHLO", "HELO" -> say(out, "250 loopback");
                case "RCPT" -> {
                    recipients.add(line.substring("RCPT TO:".length()));
                    say(out, answerToRecipient);
                }
                case "DATA" -> {
                    say(out, "354 go on");
                    var mail = new StringBuilder();
                    for (line = in.readLine(); line != null && !line.equals("."); line = in.readLine()) {
                        mail.append(line).append("\r\n");
                    }
                    if (answerToData.startsWith("2")) {
                        taken.add(mail.toString());
                    }
                    say(out, answerToData);
                }
                case "QUIT" -> {
                    say(out, "221 bye");
                    return;
                }
                default -> say(out, "250 ok");
            }
        }
    }

    private static void say(OutputStream out, String line) throws IOException {
        out.write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
