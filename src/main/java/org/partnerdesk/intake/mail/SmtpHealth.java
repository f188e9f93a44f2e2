package org.partnerdesk.intake.mail;

import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.stereotype.Component;

/** Part {@code smtp} of the desk's health: up while mail can come in. */
@Component("smtpHealthIndicator")
class SmtpHealth extends AbstractHealthIndicator {
    private final SmtpDoor door;

    SmtpHealth(SmtpDoor door) {
        super("Cannot tell whether mail can come in");
        this.door = door;
    }

    @Override
    protected void doHealthCheck(Health.Builder health) {
        if (door.isRunning()) {
            health.up().withDetail("port", door.port());
        } else {
            health.down();
        }
    }
}
