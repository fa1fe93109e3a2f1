package neckar.cli;

import java.util.Arrays;
import java.util.Optional;
import neckar.base.CancelFlag;
import neckar.base.Progress;
import neckar.base.RunContext;
import neckar.compiler.flow.CompileOptions;
import neckar.compiler.flow.CompileResult;
import neckar.compiler.flow.Compiler;
import neckar.compiler.flow.MappingSession;
import neckar.emulator.bench.Die;
import neckar.emulator.bench.Emulation;
import neckar.emulator.bench.EmulatorOptions;
import neckar.emulator.bench.Laboratory;
import neckar.emulator.bench.WarmMachine;
import neckar.network.Network;
import neckar.spec.topology.Availability;
import neckar.spec.topology.Defects;
import neckar.spec.topology.WaferDescription;
import org.jspecify.annotations.Nullable;

/** Where commands compile and emulate: afresh, or with the mapping and the machine of the command before. */
interface Workshop {
    /** A wafer less its defects; the same object for the same ones, where a mapping may be kept. */
    default Availability availability(WaferDescription wafer, Defects defects) {
        return Availability.of(wafer, defects);
    }

    /** Compiles a network. */
    CompileResult compile(Network network, CompileOptions options, RunContext context);

    /** Configures a machine and runs an experiment. */
    Emulation emulate(
            byte[] bitstream,
            byte[] experiment,
            Die die,
            EmulatorOptions options,
            Progress progress,
            CancelFlag cancel);

    /** A workshop that begins afresh for each command. */
    static Workshop cold() {
        return new Workshop() {
            @Override
            public CompileResult compile(Network network, CompileOptions options, RunContext context) {
                return Compiler.compile(network, options, context);
            }

            @Override
            public Emulation emulate(
                    byte[] bitstream,
                    byte[] experiment,
                    Die die,
                    EmulatorOptions options,
                    Progress progress,
                    CancelFlag cancel) {
                return Laboratory.emulate(bitstream, experiment, die, options, progress, cancel);
            }
        };
    }

    /** A workshop in which the machine stays powered, and the mapping stays if asked. */
    final class Warm implements Workshop {
        private final MappingSession session = new MappingSession();
        private boolean keepsMapping;
        private Optional<Running> running = Optional.empty();
        private Optional<Wafer> wafer = Optional.empty();

        /** A wafer with what it was made of. */
        private record Wafer(WaferDescription description, Defects defects, Availability availability) {}

        /** A machine with what it was made of. */
        private record Running(WarmMachine machine, Die die, EmulatorOptions options) {
            boolean is(Die otherDie, EmulatorOptions others) {
                return die.equals(otherDie) && options.equals(others);
            }
        }

        private byte @Nullable [] lastBitstream;

        /** Whether the next compilation keeps the mapping, if the network's structure allows. */
        void keepMapping(boolean keep) {
            keepsMapping = keep;
        }

        /** Whether the last compilation kept the mapping of the one before. */
        boolean isMappingKept() {
            return session.isMappingKept();
        }

        @Override
        public Availability availability(WaferDescription description, Defects defects) {
            if (wafer.isEmpty()
                    || !wafer.get().description().equals(description)
                    || !wafer.get().defects().equals(defects)) {
                wafer = Optional.of(new Wafer(description, defects, Availability.of(description, defects)));
            }
            return wafer.get().availability();
        }

        @Override
        public CompileResult compile(Network network, CompileOptions options, RunContext context) {
            return session.compile(network, options, context, keepsMapping);
        }

        @Override
        public Emulation emulate(
                byte[] bitstream,
                byte[] experiment,
                Die die,
                EmulatorOptions options,
                Progress progress,
                CancelFlag cancel) {
            progress.stage("load");
            Optional<Running> ready = running.filter(r -> r.is(die, options));
            running = Optional.empty();
            WarmMachine machine;
            if (ready.isPresent()) {
                machine = ready.get().machine();
                if (!Arrays.equals(bitstream, lastBitstream)) {
                    machine.reconfigure(bitstream);
                }
            } else {
                machine = Laboratory.open(bitstream, die, options);
            }
            lastBitstream = bitstream;
            Emulation emulation = machine.run(experiment, progress, cancel);
            running = Optional.of(new Running(machine, die, options));
            return emulation;
        }
    }
}
