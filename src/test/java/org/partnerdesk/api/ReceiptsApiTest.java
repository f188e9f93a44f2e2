package org.partnerdesk.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.partnerdesk.access.Person;
import org.partnerdesk.access.Role;
import org.partnerdesk.access.SignedIn;
import org.partnerdesk.support.RunningDesk;

/** Today's only token may see every ticket; what others may reach again is what they may see. */
class ReceiptsApiTest {
    private final RunningDesk desk = RunningDesk.shared();

    @Test
    void aReceiptOfATicketThatTheCallerMayNotSeeIsLikeNone() {
        String number = desk.post("/api/v1/tickets", """
                {"subject": "Only ours", "description": "A secret.", "requester": "dana@delta-channel.example"}""").body().get("number").stringValue();
        long receipt = Long.parseLong(desk.get("/api/v1/tickets/" + number + "/receipts")
                .body()
                .at("/items/0/id")
                .stringValue());
        ReceiptsApi api = desk.part(ReceiptsApi.class);

        assertThat(api.replay(receipt, partner("dana@delta-channel.example")).same())
                .isTrue();
        assertThatThrownBy(() -> api.replay(receipt, partner("nok@siam-channel.example")))
                .isInstanceOf(Refused.class);
    }

    private static SignedIn partner(String email) {
        return new SignedIn(new Person(email, "Somebody", Role.PARTNER, "A partner", null, "en"), null);
    }
}
