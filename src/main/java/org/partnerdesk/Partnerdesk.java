package org.partnerdesk;

import org.partnerdesk.platform.launch.Launch;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Starts the desk with the settings of the environment, see {@link org.partnerdesk.platform.launch.DeskSettings}. */
@SpringBootApplication
public class Partnerdesk {
    public static void main(String[] arguments) {
        Launch.run(Partnerdesk.class, arguments);
    }
}
