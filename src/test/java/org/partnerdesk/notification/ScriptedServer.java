package org.partnerdesk.notification;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

/** A mail server down to the bytes of its socket: it can be rude where a library would not let it. */
final class ScriptedServer implements AutoCloseable {
    /** What it does at each step instead of being kind. */
    enum Trick {
        NONE,
        /** 421 instead of a greeting. */
        CLOSED_FOR_NOW,
        /** 554 to MAIL. */
        REFUSES_SENDER,
        /** 530 to MAIL: wants a sign-in. */
        WANTS_SIGN_IN,
        /** 452 to DATA. */
        FULL,
        /** 550 after the dot. */
        REFUSES_CONTENT,
        /** 451 after the dot. */
        DEFERS_CONTENT,
        /** Never says a word. */
        SILENT,
        /** Reads everything and never says 250. */
        SILENT_AFTER_DOT,
        /** Hangs up in the middle of the data. */
        HANGS_UP_IN_DATA,
        /** Reads everything and hangs up. */
        HANGS_UP_AFTER_DOT
    }

    private final ServerSocket door;
    private final List<String> taken = new CopyOnWriteArrayList<>();
    private final List<String> heard = new CopyOnWriteArrayList<>();
    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile Trick trick = Trick.NONE;
    private volatile Runnable beforeAnswer = () -> {};

    ScriptedServer() {
        try {
            door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::welcome);
    }

    int port() {
        return door.getLocalPort();
    }

    void play(Trick now) {
        trick = now;
    }

    /** Runs when the dot was read and nothing has been answered. */
    void beforeAnswer(Runnable act) {
        beforeAnswer = act;
    }

    /** The data of mails that were read to their end. */
    List<String> taken() {
        return taken;
    }

    /** Every command. */
    List<String> heard() {
        return heard;
    }

    private void welcome() {
        while (!door.isClosed()) {
            try {
                Socket socket = door.accept();
                Thread.ofVirtual().start(() -> talk(socket));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void talk(Socket socket) {
        try (socket) {
            BufferedReader in = new BufferedReader(new InputStreamReader(socket.getInputStream(), ISO_8859_1));
            if (trick == Trick.SILENT) {
                closed.await();
            }
            if (trick == Trick.CLOSED_FOR_NOW) {
                say(socket, "421 4.3.2 Closed for now");
                return;
            }
            say(socket, "220 scripted.example");
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                heard.add(line);
                String command = line.substring(0, Math.min(4, line.length())).toUpperCase(Locale.ROOT);
                if (command.equals("DATA") ? !data(socket, in) : !answer(socket, command)) {
                    return;
                }
            }
        } catch (IOException e) {
            return;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean answer(Socket socket, String command) throws IOException {
        String answer = switch (command) {
            case "MAIL" ->
                trick == Trick.REFUSES_SENDER
                        ? "554 5.7.1 Not you"
                        : trick == Trick.WANTS_SIGN_IN ? "530 5.7.0 Sign in first" : "250 OK";
            case "QUIT" -> "221 Bye";
            default -> "250 OK";
        };
        say(socket, answer);
        return !command.equals("QUIT");
    }

    private boolean data(Socket socket, BufferedReader in) throws IOException, InterruptedException {
        if (trick == Trick.FULL) {
            say(socket, "452 4.3.1 Full");
            return true;
        }
        say(socket, "354 Go on");
        StringBuilder mail = new StringBuilder();
        for (String line = in.readLine(); line != null && !line.equals("."); line = in.readLine()) {
            mail.append(line).append("\r\n");
            if (trick == Trick.HANGS_UP_IN_DATA && mail.length() > 100) {
                return false;
            }
        }
        taken.add(mail.toString());
        beforeAnswer.run();
        switch (trick) {
            case REFUSES_CONTENT -> say(socket, "550 5.7.1 Spam");
            case DEFERS_CONTENT -> say(socket, "451 4.7.1 Later");
            case SILENT_AFTER_DOT -> closed.await();
            case HANGS_UP_AFTER_DOT -> {
                return false;
            }
            default -> say(socket, "250 OK");
        }
        return true;
    }

    private static void say(Socket socket, String line) throws IOException {
        socket.getOutputStream().write((line + "\r\n").getBytes(ISO_8859_1));
        socket.getOutputStream().flush();
    }

    @Override
    public void close() {
        closed.countDown();
        try {
            door.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
