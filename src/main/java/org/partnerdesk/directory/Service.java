package org.partnerdesk.directory;

import java.util.List;

/**
 * A product of the vendor.
 *
 * @param code stable key, such as {@code crm}
 * @param name as the vendor writes it, such as {@code Zoho CRM}
 * @param aliases other whole-word names that mean exactly this service, any language
 */
public record Service(String code, String name, Metric metric, List<String> aliases) {
    /** A service that the catalogue no longer lists counts for nothing: its metric is not known to be users. */
    static Service unknown(String code) {
        return new Service(code, code, Metric.CREDITS, List.of());
    }
}
