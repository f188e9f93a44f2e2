package org.partnerdesk.bench;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** A mail server that brings mail over one connection (RFC 5321), with as little work of its own as can be. */
final class SmtpSession implements AutoCloseable {
    private final Socket socket;
    private final InputStream in;
    private final OutputStream out;

    SmtpSession(int port) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setTcpNoDelay(true);
        in = new BufferedInputStream(socket.getInputStream());
        out = new BufferedOutputStream(socket.getOutputStream());
        expect("220");
        say("EHLO partner.example", "250");
    }

    /** Returns once the desk has said 250. */
    void send(SampleMail mail) throws IOException {
        say("MAIL FROM:<" + mail.from() + ">", "250");
        say("RCPT TO:<" + mail.to() + ">", "250");
        say("DATA", "354");
        out.write(mail.raw());
        say("\r\n.", "250");
    }

    private void say(String line, String answer) throws IOException {
        out.write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
        out.flush();
        expect(answer);
    }

    private void expect(String code) throws IOException {
        String line;
        do {
            line = line();
            if (!line.startsWith(code)) {
                throw new IOException("Expected " + code + " but read: " + line);
            }
        } while (line.startsWith(code + "-"));
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        int c = in.read();
        while (c != '\n') {
            if (c < 0) {
                throw new IOException("The desk hung up");
            }
            line.append((char) c);
            c = in.read();
        }
        return line.toString();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
