package org.partnerdesk.bench;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/** {@code ./bench [NAME...] [--json] [--quick]}: makes the named benches, or all of them, and prints their figures. */
public final class Bench {
    /** In the order in which they are made: those that add tickets come after those that count on 10,000. */
    private static final SequencedMap<String, Measurement> KNOWN = new LinkedHashMap<>();

    static {
        KNOWN.put("identity", new IdentityBench());
        KNOWN.put("clocks", new ClocksBench());
        KNOWN.put("pages", new PagesBench());
        KNOWN.put("intake", new IntakeBench());
        KNOWN.put("directory", new DirectoryBench());
        KNOWN.put("start", new StartBench());
        KNOWN.put("rehearsal", new RehearsalBench());
    }

    private Bench() {}

    public static void main(String[] arguments) {
        PrintStream figuresOnly = System.out;
        // Everything else, logs included, goes to standard error.
        System.setOut(System.err);
        List<String> names = new ArrayList<>(List.of(arguments));
        boolean json = names.remove("--json");
        boolean quick = names.remove("--quick");
        if (!KNOWN.keySet().containsAll(names)) {
            System.err.println("Usage: ./bench [NAME...] [--json] [--quick], with NAME one of "
                    + String.join(", ", KNOWN.keySet()) + ". --quick is a tenth of everything, to see that it runs.");
            System.exit(2);
        }
        List<Figure> figures = new ArrayList<>();
        boolean allMade = make(names, quick, figures);
        figuresOnly.print(json ? Report.json(figures) + "\n" : Report.table(figures));
        figuresOnly.flush();
        System.exit(allMade ? 0 : 1);
    }

    /** @return false when one broke; the figures of the others are there all the same */
    private static boolean make(List<String> names, boolean quick, List<Figure> figures) {
        boolean allMade = true;
        try (Workbench workbench = new Workbench(quick)) {
            for (Map.Entry<String, Measurement> bench : KNOWN.entrySet()) {
                if (names.isEmpty() || names.contains(bench.getKey())) {
                    System.err.println("Measuring " + bench.getKey() + " ...");
                    try {
                        figures.addAll(bench.getValue().on(workbench));
                    } catch (Measurement.Skipped e) {
                        System.err.println("Left out " + bench.getKey() + ": " + e.getMessage());
                    } catch (Exception e) {
                        System.err.println("Could not measure " + bench.getKey() + ":");
                        e.printStackTrace();
                        allMade = false;
                    }
                }
            }
        } catch (Exception e) {
            e.printStackTrace();
            allMade = false;
        }
        return allMade;
    }
}
