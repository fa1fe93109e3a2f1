package neckar.compiler.emit;

import neckar.spec.config.WaferConfig;
import neckar.spec.experiment.Experiment;

/**
 * What the compiler hands out.
 *
 * @param wafer the registers of all chips in use
 * @param experiment stimulus and recording requests
 * @param mapping what stands for what
 */
public record Emission(WaferConfig wafer, Experiment experiment, MappingTable mapping) {}
