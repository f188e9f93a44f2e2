package org.partnerdesk.bench;

import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import org.partnerdesk.platform.db.DatabaseAddress;

/**
 * What the same PostgreSQL does when nothing of the desk is in the way: the transactions of {@code pgbench -N} at scale
 * 10, for rates on 8 connections and for times on one, in a database beside the desk's.
 */
sealed interface Ceiling permits PgbenchProgram, PgbenchByJdbc {
    int CLIENTS = 8;
    int SCALE = 10;
    int SECONDS = 2;

    /** What measures it, for the reader. */
    String name();

    /** Transactions a second, each committed to disk ({@code pgbench -N}). */
    double writes(int clients) throws Exception;

    /** Single rows read a second ({@code pgbench -S}). */
    double reads(int clients) throws Exception;

    /** Milliseconds of one such transaction when there is nothing else to do. */
    default double writeMillis() throws Exception {
        return 1000 / writes(1);
    }

    /** Milliseconds of one such row when there is nothing else to do. */
    default double readMillis() throws Exception {
        return 1000 / reads(1);
    }

    /** By the program where it is installed, else by JDBC. */
    static Ceiling on(DatabaseAddress desk) throws Exception {
        String url = desk.jdbcUrl().replaceFirst("/[^/]*$", "/");
        try (Connection server = DriverManager.getConnection(url + "postgres", "postgres", desk.password());
                var statement = server.createStatement()) {
            statement.execute("drop database if exists ceiling");
            statement.execute("create database ceiling");
        }
        DatabaseAddress beside = new DatabaseAddress(url + "ceiling", "postgres", desk.password());
        try {
            return PgbenchProgram.prepared(beside);
        } catch (IOException e) {
            return PgbenchByJdbc.prepared(beside);
        }
    }
}
