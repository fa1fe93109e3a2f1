package neckar.emulator.digital;

import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;

/** Waveforms of some chips as value change dump (IEEE 1364, clause 18), in picoseconds. */
public final class Vcd {
    private static final int FIRST_CODE = '!';
    private static final int CODES = '~' - '!' + 1;
    private static final int TICKS_PER_NANOSEC = 63;

    private final List<Waveform> waveforms;
    private final List<int[]> orders = new ArrayList<>();

    /** Takes complete waveforms, which all have the same time range. */
    public Vcd(List<Waveform> waveforms) {
        this.waveforms = List.copyOf(waveforms);
        for (Waveform waveform : this.waveforms) {
            orders.add(byTime(waveform));
        }
    }

    /** Changes in the order of time; those of one tick in the order in which they were made. */
    private static int[] byTime(Waveform waveform) {
        List<Integer> order = new ArrayList<>(waveform.changes());
        for (int i = 0; i < waveform.changes(); i++) {
            order.add(i);
        }
        order.sort((a, b) -> Long.compare(waveform.tick(a), waveform.tick(b)));
        return order.stream().mapToInt(Integer::intValue).toArray();
    }

    /** Tick in picoseconds, rounded. */
    static long picoseconds(long tick) {
        return (tick * 1000 + TICKS_PER_NANOSEC / 2) / TICKS_PER_NANOSEC;
    }

    /** Identifier of a signal from printable characters. */
    private static String code(int number) {
        StringBuilder code = new StringBuilder();
        int rest = number;
        do {
            code.append((char) (FIRST_CODE + rest % CODES));
            rest /= CODES;
        } while (rest > 0);
        return code.toString();
    }

    /** Writes the whole text. */
    public void write(Writer out) throws IOException {
        out.write("$comment value changes of an emulated wafer; impossible to see on hardware $end\n");
        out.write("$timescale 1 ps $end\n$scope module wafer $end\n");
        List<String[]> codes = new ArrayList<>();
        int next = 0;
        for (Waveform waveform : waveforms) {
            String[] own = new String[waveform.signals().size()];
            for (int s = 0; s < own.length; s++) {
                own[s] = code(next++);
            }
            codes.add(own);
            declare(out, waveform, own);
        }
        out.write("$upscope $end\n$enddefinitions $end\n");
        long from = waveforms.isEmpty() ? 0 : waveforms.get(0).fromTick();
        out.write("#" + picoseconds(from) + "\n$dumpvars\n");
        for (int w = 0; w < waveforms.size(); w++) {
            for (int s = 0; s < codes.get(w).length; s++) {
                out.write(change(waveforms.get(w), s, waveforms.get(w).initial(s), codes.get(w)[s]));
            }
        }
        out.write("$end\n");
        writeChanges(out, codes, from);
    }

    private static void declare(Writer out, Waveform waveform, String[] codes) throws IOException {
        out.write("$scope module H" + waveform.hicann() + " $end\n");
        String open = "";
        for (int s = 0; s < codes.length; s++) {
            Waveform.Signal signal = waveform.signals().get(s);
            if (!signal.module().equals(open)) {
                out.write(open.isEmpty() ? "" : "$upscope $end\n");
                out.write("$scope module " + signal.module() + " $end\n");
                open = signal.module();
            }
            String range = signal.bits() > 1 ? " [" + (signal.bits() - 1) + ":0]" : "";
            out.write("$var wire " + signal.bits() + " " + codes[s] + " " + signal.name() + range + " $end\n");
        }
        out.write(open.isEmpty() ? "" : "$upscope $end\n");
        out.write("$upscope $end\n");
    }

    private static String change(Waveform waveform, int signal, long value, String code) {
        if (waveform.signals().get(signal).bits() == 1) {
            return value + code + "\n";
        }
        return "b" + Long.toBinaryString(value) + " " + code + "\n";
    }

    /** Merges the changes of all chips; of several of one signal at one tick the last counts. */
    private void writeChanges(Writer out, List<String[]> codes, long from) throws IOException {
        int[] next = new int[waveforms.size()];
        PriorityQueue<Integer> queue = new PriorityQueue<>((a, b) -> {
            int byTick = Long.compare(tick(a, next[a]), tick(b, next[b]));
            return byTick != 0 ? byTick : Integer.compare(a, b);
        });
        for (int w = 0; w < next.length; w++) {
            if (orders.get(w).length > 0) {
                queue.add(w);
            }
        }
        long now = picoseconds(from);
        while (!queue.isEmpty()) {
            int w = queue.remove();
            int change = orders.get(w)[next[w]++];
            Waveform waveform = waveforms.get(w);
            if (!isOverwritten(waveform, orders.get(w), next[w], change)) {
                long picoseconds = picoseconds(waveform.tick(change));
                if (picoseconds != now) {
                    out.write("#" + picoseconds + "\n");
                    now = picoseconds;
                }
                int signal = waveform.signal(change);
                out.write(change(waveform, signal, waveform.value(change), codes.get(w)[signal]));
            }
            if (next[w] < orders.get(w).length) {
                queue.add(w);
            }
        }
        long end = waveforms.stream().mapToLong(Waveform::toTick).max().orElse(from);
        if (picoseconds(end) != now) {
            out.write("#" + picoseconds(end) + "\n");
        }
    }

    private long tick(int w, int position) {
        return waveforms.get(w).tick(orders.get(w)[position]);
    }

    private static boolean isOverwritten(Waveform waveform, int[] order, int next, int change) {
        for (int i = next; i < order.length && waveform.tick(order[i]) == waveform.tick(change); i++) {
            if (waveform.signal(order[i]) == waveform.signal(change)) {
                return true;
            }
        }
        return false;
    }
}
