package org.partnerdesk.support;

import com.zaxxer.hikari.HikariDataSource;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * What requests ask of the database, from before the first filter to after the last, sessions included. A request is
 * known by its header {@value #REQUEST}; others are not kept.
 */
public final class StatementLog extends OncePerRequestFilter implements Ordered {
    public static final String REQUEST = "X-Statement-Log";
    private static final ThreadLocal<List<String>> CURRENT = new ThreadLocal<>();

    private final Map<String, List<String>> finished = new ConcurrentHashMap<>();

    /** Puts the log in front of the requests and under the connection pool. */
    static final class Wiring {
        @Bean
        static BeanPostProcessor countedConnections() {
            return new BeanPostProcessor() {
                @Override
                public Object postProcessBeforeInitialization(Object bean, String name) {
                    if (bean instanceof HikariDataSource pool) {
                        pool.setDataSource(new Counted(pool));
                    }
                    return bean;
                }
            };
        }

        @Bean
        StatementLog statementLog() {
            return new StatementLog();
        }
    }

    /** The statements of the request with this header, as soon as it has come to its end. */
    public List<String> of(String request) {
        RunningDesk.until(() -> finished.containsKey(request));
        return finished.get(request);
    }

    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        List<String> statements = new ArrayList<>();
        CURRENT.set(statements);
        try {
            chain.doFilter(request, response);
        } finally {
            CURRENT.remove();
            if (request.getHeader(REQUEST) != null) {
                finished.put(request.getHeader(REQUEST), statements);
            }
        }
    }

    /** The database under the pool; every statement that is executed is noted for the request of its thread. */
    private static final class Counted extends PGSimpleDataSource {
        Counted(HikariDataSource pool) {
            setUrl(pool.getJdbcUrl());
            pool.getDataSourceProperties().forEach((name, value) -> {
                try {
                    setProperty(name.toString(), value.toString());
                } catch (SQLException e) {
                    throw new IllegalStateException(e);
                }
            });
        }

        @Override
        public Connection getConnection() throws SQLException {
            return noting(Connection.class, super.getConnection(), "");
        }
    }

    private static <T> T noting(Class<T> type, Object real, String prepared) {
        InvocationHandler handler = (proxy, method, arguments) -> {
            if (method.getName().startsWith("execute") && CURRENT.get() != null) {
                CURRENT.get().add(arguments != null && arguments[0] instanceof String sql ? sql : prepared);
            }
            Object result;
            try {
                result = method.invoke(real, arguments);
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
            return switch (method.getName()) {
                case "prepareStatement" -> noting(PreparedStatement.class, result, (String) arguments[0]);
                case "createStatement" -> noting(Statement.class, result, "");
                default -> result;
            };
        };
        return type.cast(Proxy.newProxyInstance(StatementLog.class.getClassLoader(), new Class<?>[] {type}, handler));
    }
}
