package org.partnerdesk;

import org.partnerdesk.platform.launch.DeskSettings;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** What the person at the terminal reads when the desk is ready: where it is, who may sign in, what to try. */
@Component
class Welcome {
    private static final String ADDRESSES = """

            Partnerdesk is ready.
              Pages      {http}            (agents: /desk, partners: /help)
              Mail       localhost:{smtp}  (SMTP)
              API        {http}/api/v1     (Authorization: Bearer {token})
            """;

    private static final String SAMPLES = """
              Mail sent  {http}/demo/mail

            Sample people, signed in with one click at {http}/:
              dana@delta-channel.example    partner    nok@siam-channel.example  partner, Thai
              huda@nile-partners.example    partner, Arabic
              mina@desk.example             agent      lead@desk.example         team lead
              admin@desk.example            admin

            Five things to try:
            1. A partner writes about a large customer; the ticket is S1 by itself:
               printf 'From: dana@delta-channel.example\\r\\nTo: partner-support@zohocorp.com\\r\\nSubject: Nobody can sign in\\r\\n\\r\\nCustomer Primary Email Address: it@harbor-freightways.example\\r\\n\\r\\nSign-in to Zoho CRM fails for everybody since 9.\\r\\n' | curl -s smtp://localhost:{smtp} --mail-from dana@delta-channel.example --mail-rcpt partner-support@zohocorp.com -T -
            2. See it in the queue, with its clocks and the proof: {http}/desk as mina@desk.example
            3. Read the confirmation that dana@ got:               {http}/demo/mail
            4. File one as a partner does, in Thai or Arabic too:  {http}/help as nok@siam-channel.example
            5. File one as a program does:
               curl -s {http}/api/v1/tickets -H "Authorization: Bearer {token}" -H 'Content-Type: application/json' -d '{"subject": "Invoices are late", "description": "The export of ZOID 700100101 stands still.", "service": "Zoho CRM", "requester": "dana@delta-channel.example", "impact": "degraded"}'
            """;

    private static final String FIRST_ADMIN = """

            Sign in at {http}/ as admin@desk.invalid with the API token as password.
            """;

    private static final String STOP = """

            Ctrl-C stops the desk.
            """;

    private final DeskSettings settings;
    private final Environment environment;

    Welcome(DeskSettings settings, Environment environment) {
        this.settings = settings;
        this.environment = environment;
    }

    @EventListener(ApplicationReadyEvent.class)
    @Order(Ordered.LOWEST_PRECEDENCE)
    void print() {
        System.out.print(text());
    }

    String text() {
        String port = environment.getProperty("local.server.port", Integer.toString(settings.httpPort()));
        // A token that the operator set is a secret of theirs, and does not belong in a terminal's or service's log.
        boolean made = environment.getProperty("partnerdesk.api-token-made", Boolean.class, false);
        String token = made && settings.apiToken() != null ? settings.apiToken() : "$PARTNERDESK_API_TOKEN";
        return (ADDRESSES + (settings.demo() ? SAMPLES : FIRST_ADMIN) + STOP)
                .replace("{http}", "http://localhost:" + port)
                .replace("{smtp}", Integer.toString(settings.smtpPort()))
                .replace("{token}", token);
    }
}
