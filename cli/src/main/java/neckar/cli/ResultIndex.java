package neckar.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import neckar.compiler.inspect.BioRecording;
import neckar.compiler.inspect.PopulationSpikes;

/** What a recording holds ({@code neckar-results/1}); the place of a population in it is its number in {@code .npy}. */
final class ResultIndex {
    private ResultIndex() {}

    /** The numbers of all recorded populations by label: those with spikes first, in the order of the recording. */
    static Map<String, Integer> numbers(BioRecording recording) {
        Map<String, Integer> numbers = new LinkedHashMap<>();
        recording.populations().forEach(population -> numbers.put(population.label(), numbers.size()));
        recording.voltages().forEach(voltage -> numbers.putIfAbsent(voltage.label(), numbers.size()));
        return numbers;
    }

    static Map<String, Object> tree(BioRecording recording) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("format", "neckar-results/1");
        document.put("duration_ms", recording.durationMs());
        document.put("spikes", recording.spikes());
        document.put(
                "populations",
                numbers(recording).keySet().stream()
                        .map(label -> population(label, recording))
                        .toList());
        document.put(
                "voltages",
                recording.voltages().stream().map(ResultIndex::voltage).toList());
        return document;
    }

    private static Map<String, Object> population(String label, BioRecording recording) {
        List<PopulationSpikes> spikes = recording.populations().stream()
                .filter(population -> population.label().equals(label))
                .toList();
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("population", label);
        for (PopulationSpikes population : spikes) {
            row.put("neurons", population.neurons());
            row.put("spikes", population.size());
            row.put("rate_hz", rateHz(population, recording.durationMs()));
            row.put("recorded", ranges(population.recorded()));
        }
        return row;
    }

    /** Ascending indices as ranges [first, last], which are few however many neurons there are. */
    private static List<List<Integer>> ranges(int[] ascending) {
        List<List<Integer>> ranges = new ArrayList<>();
        int first = 0;
        for (int i = 0; i < ascending.length; i++) {
            if (i + 1 == ascending.length || ascending[i + 1] != ascending[i] + 1) {
                ranges.add(List.of(ascending[first], ascending[i]));
                first = i + 1;
            }
        }
        return ranges;
    }

    private static Map<String, Object> voltage(BioRecording.Voltage voltage) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("population", voltage.label());
        row.put("index", voltage.index());
        row.put("on_hardware", voltage.onHardware());
        row.put("samples", voltage.mv().size());
        return row;
    }

    /** Mean rate of the recorded neurons in Hz. */
    static double rateHz(PopulationSpikes population, double durationMs) {
        double neuronSeconds = population.neurons() * durationMs / 1000;
        return neuronSeconds == 0 ? 0 : population.size() / neuronSeconds;
    }
}
