package org.partnerdesk.bench;

import java.nio.charset.StandardCharsets;

/** A partner's mail about a large customer as the vendor's template has it, 2 KB long. */
record SampleMail(String from, String to, String subject, byte[] raw) {
    static final String CUSTOMER = "it@harbor-freightways.example";
    private static final int SIZE = 2_048;
    private static final String HEAD = """
            From: Dana Amari <dana@delta-channel.example>
            To: partner-support@zohocorp.com
            Subject: {subject}
            Message-ID: <{subject}@delta-channel.example>
            Date: Mon, 2 Mar 2026 09:12:44 -0600
            MIME-Version: 1.0
            Content-Type: text/plain; charset=utf-8

            Hello,

            Service Name: Zoho CRM
            Customer Primary Email Address: %s

            """.formatted(CUSTOMER);
    private static final String LINE = """
            since nine this morning nobody of the customer's sales team can open their records in the CRM.
            We have tried two browsers and another network, and order 55120 of 12.02. is not the cause.
            """;
    private static final String END = """

            Kind regards
            Dana Amari | Delta Channel | +1 312 555 0142 | www.delta-channel.example
            """;

    /** @param subject one word that no other mail has */
    static SampleMail of(String subject) {
        StringBuilder text = new StringBuilder(HEAD.replace("{subject}", subject));
        while (text.length() + END.length() < SIZE) {
            text.append(LINE);
        }
        text.setLength(SIZE - END.length());
        return new SampleMail(
                "dana@delta-channel.example",
                "partner-support@zohocorp.com",
                subject,
                text.append(END).toString().replace("\n", "\r\n").getBytes(StandardCharsets.US_ASCII));
    }
}
