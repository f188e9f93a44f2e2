package org.partnerdesk.platform.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.BindException;
import java.nio.file.FileSystemException;
import java.sql.SQLException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.partnerdesk.platform.CannotStart;
import org.springframework.boot.web.server.PortInUseException;

class RefusalsTest {
    @ParameterizedTest
    @MethodSource
    void findsTheSentenceHoweverDeep(Exception cause, String beginning) {
        Exception failure = new IllegalStateException("a bean", new RuntimeException("another", cause));

        assertThat(Refusals.in(failure))
                .hasValueSatisfying(refusal -> assertThat(refusal.sentence()).startsWith(beginning));
        assertThat(new Refusals().reportException(failure)).isTrue();
    }

    static Stream<Arguments> findsTheSentenceHoweverDeep() {
        return Stream.of(
                Arguments.of(new CannotStart("There is no such preset."), "There is no such preset."),
                Arguments.of(
                        new PortInUseException(8080, new BindException("Address already in use")),
                        "Port 8080 is taken by another program: set PARTNERDESK_HTTP_PORT"),
                Arguments.of(
                        new PortInUseException(80, new BindException("Permission denied")),
                        "Port 80 is not allowed to this user"),
                Arguments.of(new SQLException("could not extend file", "53100"), "The disk of the database is full"),
                Arguments.of(
                        new FileSystemException("data/file", null, "No space left on device"),
                        "The disk of the data folder is full"));
    }

    @Test
    void leavesWhatNobodyForesawToTheLog() {
        Exception failure = new IllegalStateException(new IOException("something else"));

        assertThat(Refusals.in(failure)).isEmpty();
        assertThat(new Refusals().reportException(failure)).isFalse();
    }
}
