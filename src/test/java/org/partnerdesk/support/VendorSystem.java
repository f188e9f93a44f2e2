package org.partnerdesk.support;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;

/** A vendor's own system, over real HTTP: answers for its accounts as docs/howto/live-source.md asks it to. */
public final class VendorSystem implements AutoCloseable {
    /** What it does instead of answering well. */
    public interface Mood {
        void answer(HttpExchange exchange) throws IOException;
    }

    private final HttpServer server;
    private final Map<String, Set<String>> accounts = Collections.synchronizedMap(new LinkedHashMap<>());
    private final List<String> queries = Collections.synchronizedList(new ArrayList<>());
    private volatile Mood mood = this::answerWell;
    private volatile String authorization = "";

    public VendorSystem() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/v1/accounts", exchange -> {
            queries.add(URLDecoder.decode(exchange.getRequestURI().getRawQuery(), UTF_8));
            authorization = String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"));
            mood.answer(exchange);
            exchange.close();
        });
        server.start();
    }

    public String address() {
        return "http://localhost:" + server.getAddress().getPort() + "/v1";
    }

    /** It has this account from now on, and answers with it when it is asked for one of the keys. */
    public VendorSystem knows(String account, String... keys) {
        accounts.values().removeIf(known -> known.containsAll(Set.of(keys)));
        accounts.put(account, Set.of(keys));
        return this;
    }

    public void forgetsAll() {
        accounts.clear();
    }

    public void isIn(Mood other) {
        mood = other;
    }

    public void answersWith(int status, String body) {
        isIn(exchange -> answer(exchange, status, body));
    }

    public void isDown() {
        answersWith(500, "");
    }

    public void isBack() {
        isIn(this::answerWell);
    }

    /** The query of each call, decoded, oldest first. */
    public List<String> queries() {
        return List.copyOf(queries);
    }

    public String authorization() {
        return authorization;
    }

    @Override
    public void close() {
        server.stop(0);
    }

    public void answerWell(HttpExchange exchange) throws IOException {
        Set<String> asked = Arrays.stream(
                        URLDecoder.decode(exchange.getRequestURI().getRawQuery(), UTF_8)
                                .split("&"))
                .map(parameter -> parameter.substring(parameter.indexOf('=') + 1))
                .collect(Collectors.toSet());
        String found = Map.copyOf(accounts).entrySet().stream()
                .filter(account -> !Collections.disjoint(account.getValue(), asked))
                .map(Map.Entry::getKey)
                .collect(Collectors.joining(","));
        answer(exchange, 200, "{\"accounts\": [" + found + "]}");
    }

    public static void answer(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
    }
}
