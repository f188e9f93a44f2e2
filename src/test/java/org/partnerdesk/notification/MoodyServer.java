package org.partnerdesk.notification;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.subethamail.smtp.DropConnectionException;
import org.subethamail.smtp.MessageHandler;
import org.subethamail.smtp.RejectException;
import org.subethamail.smtp.server.SMTPServer;

/** A mail server that does as it likes. */
final class MoodyServer {
    enum Mood {
        KIND,
        REFUSES,
        DEFERS,
        CUTS_OFF
    }

    private final List<String> taken = new CopyOnWriteArrayList<>();
    private final List<String> returnPaths = new CopyOnWriteArrayList<>();
    private final SMTPServer smtp;
    private volatile Mood mood = Mood.KIND;

    MoodyServer() {
        smtp = SMTPServer.port(0)
                .messageHandlerFactory(context -> new Handler())
                .build();
        smtp.start();
    }

    void mood(Mood now) {
        mood = now;
    }

    /** The mails whose data it has read, oldest first. */
    List<String> taken() {
        return taken;
    }

    /** Of all mails that were offered; empty for the empty one. */
    List<String> returnPaths() {
        return returnPaths;
    }

    int port() {
        return smtp.getPortAllocated();
    }

    void stop() {
        smtp.stop();
    }

    private final class Handler implements MessageHandler {
        @Override
        public void from(String from) {
            returnPaths.add(from);
        }

        @Override
        public void recipient(String recipient) throws RejectException {
            switch (mood) {
                case REFUSES -> throw new RejectException(550, "5.1.1 No such person");
                case DEFERS -> throw new RejectException(451, "4.7.1 Come again later");
                case KIND, CUTS_OFF -> {}
            }
        }

        @Override
        public String data(InputStream data) throws RejectException, IOException {
            taken.add(new String(data.readAllBytes(), UTF_8));
            if (mood == Mood.CUTS_OFF) {
                throw new DropConnectionException(421, "Bye");
            }
            return null;
        }

        @Override
        public void done() {}
    }
}
