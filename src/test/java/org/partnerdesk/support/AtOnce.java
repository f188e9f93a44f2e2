package org.partnerdesk.support;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;

/** Lets several people do something at the same moment. */
public final class AtOnce {
    private AtOnce() {}

    /** What came of {@code act}, done by {@code people} threads that started together; in their order. */
    public static <T> List<T> by(int people, IntFunction<T> act) {
        CyclicBarrier start = new CyclicBarrier(people);
        try (var threads = Executors.newFixedThreadPool(people)) {
            List<Future<T>> running = new ArrayList<>();
            for (int i = 0; i < people; i++) {
                int person = i;
                running.add(threads.submit(() -> {
                    start.await();
                    return act.apply(person);
                }));
            }
            List<T> results = new ArrayList<>();
            for (Future<T> one : running) {
                results.add(one.get());
            }
            return results;
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }
}
