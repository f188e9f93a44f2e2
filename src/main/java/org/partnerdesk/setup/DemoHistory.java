package org.partnerdesk.setup;

import org.springframework.stereotype.Component;

/** The past of an empty demo desk, lived through the product's own doors. */
@Component
class DemoHistory {
    /** Writes the history unless it has been written. */
    void writeOnce(DemoDirectory sample) {
        sample.agents();
    }
}
