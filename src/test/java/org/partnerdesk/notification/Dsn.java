package org.partnerdesk.notification;

/** A delivery report as mail servers write it (RFC 3464). */
record Dsn(String action, String status, String recipient, String originalId) {
    static Dsn failed(String status, String recipient) {
        return new Dsn("failed", status, recipient, null);
    }

    static Dsn delayed(String recipient) {
        return new Dsn("delayed", "4.4.1", recipient, null);
    }

    /** It encloses the headers of the mail that it is about. */
    Dsn about(String messageId) {
        return new Dsn(action, status, recipient, messageId);
    }

    String to(String returnPath) {
        String enclosed = originalId == null
                ? ""
                : "--b\nContent-Type: text/rfc822-headers\n\nMessage-ID: <" + originalId.replaceAll("[<>]", "")
                        + ">\n\n";
        return """
                From: Mail Delivery Subsystem <mailer-daemon@mx.example>
                To: <%s>
                Subject: Delivery Status Notification
                Message-ID: <%d@mx.example>
                MIME-Version: 1.0
                Content-Type: multipart/report; report-type=delivery-status; boundary=b

                --b
                Content-Type: text/plain

                Your mail was not delivered.

                --b
                Content-Type: message/delivery-status

                Reporting-MTA: dns; mx.example

                Final-Recipient: rfc822; %s
                Action: %s
                Status: %s

                %s--b--
                """.formatted(returnPath, System.nanoTime(), recipient, action, status, enclosed);
    }
}
