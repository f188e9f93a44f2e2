package org.partnerdesk.platform.text;

import java.util.ArrayList;
import java.util.List;

/** The domains that a domain belongs to. */
public final class DomainParents {
    private DomainParents() {}

    /** The domain and its parents of two labels or more, the longest first; empty for a single label. */
    public static List<String> of(String domain) {
        List<String> parents = new ArrayList<>();
        for (String parent = domain; parent.indexOf('.') > 0; parent = parent.substring(parent.indexOf('.') + 1)) {
            parents.add(parent);
        }
        return parents;
    }
}
