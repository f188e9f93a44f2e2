package org.partnerdesk.portal.help;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.partnerdesk.directory.Service;

/** @param faults by field name and in the form's order, the key of the message that says what is wrong */
public record RequestFormView(RequestForm typed, List<Service> services, Map<String, String> faults) {
    public @Nullable String fault(String field) {
        return faults.get(field);
    }

    /** Where the form begins anew after it was refused. */
    public boolean isFirstFault(String field) {
        return faults.keySet().stream().findFirst().filter(field::equals).isPresent();
    }
}
