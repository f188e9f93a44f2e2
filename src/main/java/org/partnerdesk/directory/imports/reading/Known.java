package org.partnerdesk.directory.imports.reading;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.partnerdesk.directory.DataCentre;
import org.partnerdesk.directory.Service;
import org.partnerdesk.directory.Vendor;

/**
 * What cells may name, by its spelling in lower case.
 *
 * @param services the code of a service by its code, name or alias
 * @param regions the region of each data centre by the data centre's code
 */
public record Known(Map<String, String> services, Map<String, String> regions) {
    public static Known of(Vendor vendor) {
        Map<String, String> services = new HashMap<>();
        for (Service service : vendor.services()) {
            service.aliases().forEach(alias -> services.putIfAbsent(lower(alias), service.code()));
        }
        for (Service service : vendor.services()) {
            services.put(lower(service.name()), service.code());
        }
        vendor.services().forEach(service -> services.put(lower(service.code()), service.code()));
        Map<String, String> regions = new HashMap<>();
        for (DataCentre dataCentre : vendor.dataCentres()) {
            regions.put(dataCentre.code(), dataCentre.region());
        }
        return new Known(Map.copyOf(services), Map.copyOf(regions));
    }

    static String lower(String text) {
        return text.strip().toLowerCase(Locale.ROOT);
    }
}
