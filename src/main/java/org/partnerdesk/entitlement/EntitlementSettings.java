package org.partnerdesk.entitlement;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How much the desk concludes by itself (D14).
 *
 * @param fill whether a strong find in the words fills the customer field at once, or is always a click
 */
@ConfigurationProperties("partnerdesk.identity")
public record EntitlementSettings(@DefaultValue("confident") Fill fill) {
    /** What happens to a strong find. */
    public enum Fill {
        CONFIDENT,
        SUGGEST
    }
}
