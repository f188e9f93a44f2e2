package org.partnerdesk.access;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.session.Session;
import org.springframework.session.SessionRepository;

/**
 * Writes down that a session was used only now and then. Spring Session would do so on each request, which costs each
 * page a commit; against the hours that a session lives a few minutes are nothing.
 */
final class SparingSessions<S extends Session> implements SessionRepository<SparingSessions.Sparing<S>> {
    private static final Duration OFTEN_ENOUGH = Duration.ofMinutes(5);

    private final SessionRepository<S> kept;

    SparingSessions(SessionRepository<S> kept) {
        this.kept = kept;
    }

    @Override
    public Sparing<S> createSession() {
        return new Sparing<>(kept.createSession());
    }

    @Override
    public void save(Sparing<S> session) {
        kept.save(session.real);
    }

    @Override
    public @Nullable Sparing<S> findById(String id) {
        S found = kept.findById(id);
        return found == null ? null : new Sparing<>(found);
    }

    @Override
    public void deleteById(String id) {
        kept.deleteById(id);
    }

    /** A session whose last use is remembered sparingly. */
    static final class Sparing<S extends Session> implements Session {
        private final S real;

        private Sparing(S real) {
            this.real = real;
        }

        @Override
        public void setLastAccessedTime(Instant at) {
            if (at.isAfter(real.getLastAccessedTime().plus(OFTEN_ENOUGH))) {
                real.setLastAccessedTime(at);
            }
        }

        @Override
        public String getId() {
            return real.getId();
        }

        @Override
        public String changeSessionId() {
            return real.changeSessionId();
        }

        @Override
        public <T> @Nullable T getAttribute(String name) {
            return real.getAttribute(name);
        }

        @Override
        public Set<String> getAttributeNames() {
            return real.getAttributeNames();
        }

        @Override
        public void setAttribute(String name, Object value) {
            real.setAttribute(name, value);
        }

        @Override
        public void removeAttribute(String name) {
            real.removeAttribute(name);
        }

        @Override
        public Instant getCreationTime() {
            return real.getCreationTime();
        }

        @Override
        public Instant getLastAccessedTime() {
            return real.getLastAccessedTime();
        }

        @Override
        public void setMaxInactiveInterval(Duration interval) {
            real.setMaxInactiveInterval(interval);
        }

        @Override
        public Duration getMaxInactiveInterval() {
            return real.getMaxInactiveInterval();
        }

        @Override
        public boolean isExpired() {
            return real.isExpired();
        }
    }
}
