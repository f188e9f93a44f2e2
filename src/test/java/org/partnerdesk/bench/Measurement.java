package org.partnerdesk.bench;

import java.util.List;

/** One of the benches that {@code ./bench} knows by name. */
@FunctionalInterface
interface Measurement {
    /** @throws Skipped when it cannot be made here */
    List<Figure> on(Workbench workbench) throws Exception;

    /** A bench cannot be made here; the sentence says why. */
    final class Skipped extends Exception {
        Skipped(String reason) {
            super(reason);
        }
    }
}
