package org.partnerdesk.console.reports;

import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.partnerdesk.access.People;
import org.partnerdesk.access.Person;
import org.partnerdesk.commitments.Milestone;
import org.partnerdesk.directory.DataCentre;
import org.partnerdesk.directory.Directory;
import org.partnerdesk.directory.Service;
import org.partnerdesk.directory.Vendor;
import org.partnerdesk.reporting.AttainmentQuestion;
import org.partnerdesk.reporting.Dimension;
import org.partnerdesk.ticketing.Severity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What attainment can be narrowed to, for a form: two statements. */
@Component
class Choices {
    private final Directory directory;
    private final People people;
    private final JdbcClient jdbc;

    Choices(Directory directory, People people, JdbcClient jdbc) {
        this.directory = directory;
        this.people = people;
        this.jdbc = jdbc;
    }

    Map<Dimension, List<Choice>> all() {
        Vendor vendor = directory.vendor();
        Map<Dimension, List<Choice>> choices = new EnumMap<>(Dimension.class);
        choices.put(Dimension.MILESTONE, named(Arrays.stream(Milestone.values()).map(Milestone::name)));
        choices.put(Dimension.SEVERITY, named(Arrays.stream(Severity.values()).map(Severity::name)));
        choices.put(Dimension.DATA_CENTRE, named(vendor.dataCentres().stream().map(DataCentre::code)));
        choices.put(Dimension.PARTNER, orNone(partners()));
        choices.put(
                Dimension.TEAM,
                orNone(named(people.desk().stream()
                        .map(Person::organisation)
                        .distinct()
                        .sorted())));
        choices.put(
                Dimension.SERVICE,
                orNone(vendor.services().stream()
                        .sorted(Comparator.comparing(Service::name))
                        .map(service -> new Choice(service.code(), service.name()))
                        .toList()));
        return choices;
    }

    private List<Choice> partners() {
        return jdbc.sql("select id, name from directory.pub_partner order by name, id limit 2000")
                .query((row, n) -> new Choice(row.getString("id"), row.getString("name")))
                .list();
    }

    private static List<Choice> named(Stream<String> values) {
        return values.map(value -> new Choice(value, value)).toList();
    }

    private static List<Choice> orNone(List<Choice> choices) {
        return Stream.concat(choices.stream(), Stream.of(new Choice(AttainmentQuestion.NONE, AttainmentQuestion.NONE)))
                .toList();
    }
}
