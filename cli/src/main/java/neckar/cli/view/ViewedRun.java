package neckar.cli.view;

import java.util.Optional;
import neckar.compiler.inspect.BioRecording;
import neckar.compiler.inspect.explain.Inspection;
import neckar.compiler.inspect.explain.SynapseCounts;
import neckar.spec.topology.Availability;

/**
 * One result folder, decoded.
 *
 * @param folder name of the folder, as the user wrote it
 * @param report text of {@code report.json}
 * @param inspection bitstream and mapping table
 * @param counts its synapses by line and chip
 * @param recording what was recorded; empty when nothing was emulated
 * @param availability the wafer with its defects
 */
public record ViewedRun(
        String folder,
        String report,
        Inspection inspection,
        SynapseCounts counts,
        Optional<BioRecording> recording,
        Availability availability) {}
