package org.partnerdesk;

import org.partnerdesk.platform.launch.Launch;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.FullyQualifiedAnnotationBeanNameGenerator;

/** Starts the desk with the settings of the environment, see {@link org.partnerdesk.platform.launch.DeskSettings}. */
// Each page has its own TicketQueries: a bean is named by its whole name.
@SpringBootApplication(nameGenerator = FullyQualifiedAnnotationBeanNameGenerator.class)
public class Partnerdesk {
    public static void main(String[] arguments) {
        Launch.run(Partnerdesk.class, arguments);
    }
}
