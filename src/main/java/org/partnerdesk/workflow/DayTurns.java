package org.partnerdesk.workflow;

import static java.util.stream.Collectors.toCollection;
import static java.util.stream.Collectors.toMap;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.partnerdesk.directory.DataCentre;
import org.partnerdesk.directory.Directory;
import org.springframework.stereotype.Component;

/**
 * Where days begin that facts begin and end with: in UTC, by which the directory is asked, and in the zones of the data
 * centres, by which the licences of accounts there are counted.
 */
@Component
class DayTurns {
    private final Directory directory;

    DayTurns(Directory directory) {
        this.directory = directory;
    }

    /** The day it is in each zone. */
    Map<String, LocalDate> days(Instant now) {
        return zones().stream().collect(toMap(zone -> zone, zone -> LocalDate.ofInstant(now, ZoneId.of(zone))));
    }

    /** When the next day begins in one of them. */
    Instant next(Instant now) {
        return Collections.min(zones().stream()
                .map(ZoneId::of)
                .map(zone -> LocalDate.ofInstant(now, zone)
                        .plusDays(1)
                        .atStartOfDay(zone)
                        .toInstant())
                .toList());
    }

    /** The data centres in a zone. */
    List<String> dataCentres(String zone) {
        return directory.vendor().dataCentres().stream()
                .filter(d -> d.zone().equals(zone))
                .map(DataCentre::code)
                .toList();
    }

    private Set<String> zones() {
        Set<String> zones =
                directory.vendor().dataCentres().stream().map(DataCentre::zone).collect(toCollection(TreeSet::new));
        zones.add("UTC");
        return zones;
    }
}
