package neckar.emulator.oracle;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import neckar.base.SeededRandom;
import neckar.spec.config.AnalogOutputConfig;
import neckar.spec.config.AnalogSignal;
import neckar.spec.config.BackgroundGeneratorConfig;
import neckar.spec.config.DenmemConfig;
import neckar.spec.config.DenmemParameter;
import neckar.spec.config.DncMergerConfig;
import neckar.spec.config.FloatingGateConfig;
import neckar.spec.config.GbitDirection;
import neckar.spec.config.GbitLinkConfig;
import neckar.spec.config.HicannConfig;
import neckar.spec.config.MergerConfig;
import neckar.spec.config.MergerMode;
import neckar.spec.config.NeuronConfig;
import neckar.spec.config.NeuronRowConfig;
import neckar.spec.config.QuadConfig;
import neckar.spec.config.RowConfig;
import neckar.spec.config.SharedParameter;
import neckar.spec.config.SpeedMode;
import neckar.spec.config.StimulusConfig;
import neckar.spec.config.StpMode;
import neckar.spec.config.SynapseArray;
import neckar.spec.config.SynapseDriverConfig;
import neckar.spec.coord.AnalogOutputOnHicann;
import neckar.spec.coord.BackgroundGeneratorOnHicann;
import neckar.spec.coord.DenmemOnHicann;
import neckar.spec.coord.DncMergerOnHicann;
import neckar.spec.coord.FgBlockOnHicann;
import neckar.spec.coord.GbitChannelOnHicann;
import neckar.spec.coord.MergerOnHicann;
import neckar.spec.coord.QuadOnHicann;
import neckar.spec.coord.SynapseDriverOnHicann;

/** Random contents of one chip, apart from its lines. */
final class RandomChip {
    private final SeededRandom random;
    private final HicannConfig.Builder chip;
    private final TreeSet<Integer> columns = new TreeSet<>();

    RandomChip(SeededRandom random, HicannConfig.Builder chip) {
        this.random = random;
        this.chip = chip;
    }

    private boolean oneIn(int n) {
        return random.nextInt(n) == 0;
    }

    private MergerMode mode() {
        // Merging more often than not, so that arbitration is what is tested.
        int draw = random.nextInt(5);
        return draw < 3 ? MergerMode.MERGE : draw == 3 ? MergerMode.LEFT_ONLY : MergerMode.RIGHT_ONLY;
    }

    void digital() {
        for (MergerOnHicann merger : MergerOnHicann.all()) {
            chip.merger(merger, new MergerConfig(mode(), oneIn(3)));
        }
        GbitLinkConfig gbit = GbitLinkConfig.OFF;
        // Of a pair only one can loop back.
        int looping = random.nextInt(2);
        for (DncMergerOnHicann dnc : DncMergerOnHicann.all()) {
            boolean loops = dnc.id() % 2 == looping && oneIn(8);
            chip.dncMerger(dnc, new DncMergerConfig(mode(), oneIn(2), loops));
            GbitDirection direction = List.of(GbitDirection.OFF, GbitDirection.TO_DNC, GbitDirection.TO_HICANN)
                    .get(random.nextInt(3));
            gbit = gbit.with(GbitChannelOnHicann.of(dnc.id()), direction);
        }
        chip.gbitLink(gbit);
        for (BackgroundGeneratorOnHicann generator : BackgroundGeneratorOnHicann.all()) {
            boolean randomly = oneIn(3);
            int period = randomly ? 40_000 + random.nextInt(25_536) : random.nextInt(oneIn(4) ? 2000 : 130);
            int address = oneIn(3) ? random.nextInt(64) : 0;
            chip.generator(
                    generator,
                    new BackgroundGeneratorConfig(!oneIn(4), randomly, period, address, random.nextInt(65536)));
        }
    }

    /** Neurons of one to eight denmems, some without firing denmem, some without output. */
    void neurons() {
        int quads = 2 + random.nextInt(14);
        int quad = random.nextInt(QuadOnHicann.COUNT);
        for (int i = 0; i < quads; i++) {
            boolean gap = oneIn(3);
            quad = (quad + 1 + (gap ? random.nextInt(20) : 0)) % QuadOnHicann.COUNT;
            int left = 2 * quad;
            boolean taken = columns.contains(left);
            if (taken) {
                continue;
            }
            columns.add(left);
            columns.add(left + 1);
            switch (random.nextInt(4)) {
                case 0 -> {
                    for (int id : new int[] {left, left + 1, left + 256, left + 257}) {
                        fire(id);
                    }
                }
                case 1 -> {
                    chip.quad(QuadOnHicann.of(quad), new QuadConfig(true, true, false, false));
                    fire(left);
                    fire(left + 257);
                }
                case 2 -> {
                    chip.quad(QuadOnHicann.of(quad), QuadConfig.JOINED);
                    fire(left + 256 * random.nextInt(2));
                }
                default -> {
                    chip.quad(QuadOnHicann.of(quad), QuadConfig.JOINED);
                    fire(left);
                    int next = quad + 1;
                    if (next < QuadOnHicann.COUNT && !columns.contains(2 * next)) {
                        chip.quad(QuadOnHicann.of(next), QuadConfig.JOINED);
                        DenmemOnHicann border = DenmemOnHicann.at(left + 1, 0);
                        chip.denmem(border, chip.denmem(border).withFireInput(true));
                        columns.add(2 * next);
                        columns.add(2 * next + 1);
                    }
                }
            }
        }
        NeuronRowConfig top = row();
        NeuronRowConfig bottom = row();
        chip.neuron(new NeuronConfig(top, bottom, !oneIn(20), NeuronConfig.DEFAULT.sramTiming()));
    }

    private NeuronRowConfig row() {
        SpeedMode speed =
                List.of(SpeedMode.NORMAL, SpeedMode.FAST, SpeedMode.SLOW).get(random.nextInt(3));
        return new NeuronRowConfig(!oneIn(3), speed, speed, speed, !oneIn(12));
    }

    private void fire(int id) {
        if (oneIn(6)) {
            return;
        }
        int address = oneIn(3) ? random.nextInt(64) : 32 + random.nextInt(8);
        DenmemConfig firing = DenmemConfig.OFF.firing(address);
        if (oneIn(8)) {
            firing = new DenmemConfig(address, true, false, false, false, false);
        }
        chip.denmem(DenmemOnHicann.of(id), firing);
    }

    /**
     * Membranes on the buses of the analog outputs, and current inputs beside them.
     *
     * @param free outputs that no other chip of the reticle uses
     * @return the denmem that each of these outputs shows, where it shows one
     */
    SortedMap<Integer, Integer> analog(Set<Integer> free) {
        SortedMap<Integer, Integer> shown = new TreeMap<>();
        Set<AnalogSignal> classes = new HashSet<>();
        for (int output : new TreeSet<>(free)) {
            if (columns.isEmpty() || oneIn(4)) {
                continue;
            }
            int column = List.copyOf(columns).get(random.nextInt(columns.size()));
            DenmemOnHicann denmem = DenmemOnHicann.at(column, random.nextInt(2));
            AnalogSignal signal = AnalogSignal.membrane(denmem.row(), column % 2);
            if (classes.add(signal)) {
                chip.denmem(denmem, chip.denmem(denmem).withAnalogOut(true));
                chip.analogOutput(AnalogOutputOnHicann.of(output), AnalogOutputConfig.showing(signal));
                shown.put(output, denmem.id());
            }
        }
        for (int column : columns) {
            DenmemOnHicann denmem = DenmemOnHicann.at(column, random.nextInt(2));
            DenmemConfig beside = chip.denmem(DenmemOnHicann.at(column ^ 1, denmem.row()));
            if (oneIn(2) && !beside.currentInput() && !beside.analogOut()) {
                chip.denmem(denmem, chip.denmem(denmem).withCurrentInput(true));
            }
        }
        return shown;
    }

    /** Current stimuli; returns the blocks that have one. */
    List<FgBlockOnHicann> stimuli() {
        List<FgBlockOnHicann> blocks = new ArrayList<>();
        for (FgBlockOnHicann block : FgBlockOnHicann.all()) {
            if (oneIn(2)) {
                int[] codes = new int[StimulusConfig.VALUES];
                int largest = 1 + random.nextInt(oneIn(2) ? 100 : 1023);
                Arrays.setAll(codes, i -> oneIn(4) ? 0 : random.nextInt(largest));
                chip.stimulus(block, StimulusConfig.of(codes, random.nextInt(oneIn(2) ? 2 : 16), oneIn(2)));
                blocks.add(block);
            }
        }
        return blocks;
    }

    void gates() {
        FloatingGateConfig.Builder gates = FloatingGateConfig.builder();
        boolean adex = oneIn(2);
        boolean alike = oneIn(2);
        for (DenmemOnHicann denmem : DenmemOnHicann.all()) {
            if (!columns.contains(denmem.x())) {
                continue;
            }
            gates.denmem(denmem, DenmemParameter.E_L, 290 + random.nextInt(alike ? 40 : 180))
                    .denmem(denmem, DenmemParameter.V_T, 370 + random.nextInt(60))
                    .denmem(denmem, DenmemParameter.E_SYNX, 600 + random.nextInt(alike ? 1 : 200))
                    .denmem(denmem, DenmemParameter.E_SYNI, 200 + random.nextInt(alike ? 1 : 60))
                    .denmem(denmem, DenmemParameter.I_GL, random.nextInt(1024))
                    .denmem(denmem, DenmemParameter.V_SYNTCX, alike ? 320 : 200 + random.nextInt(824))
                    .denmem(denmem, DenmemParameter.V_SYNTCI, alike ? 350 : 200 + random.nextInt(824))
                    .denmem(denmem, DenmemParameter.I_PL, random.nextInt(1024))
                    .denmem(denmem, DenmemParameter.I_CONVX, oneIn(20) ? 0 : 500 + random.nextInt(524))
                    .denmem(denmem, DenmemParameter.I_CONVI, oneIn(20) ? 0 : 500 + random.nextInt(524))
                    .denmem(denmem, DenmemParameter.V_CONVOFFX, 300 + random.nextInt(724))
                    .denmem(denmem, DenmemParameter.V_CONVOFFI, 300 + random.nextInt(724));
            boolean active = adex && !oneIn(4);
            gates.denmem(denmem, DenmemParameter.V_EXP, active ? 360 + random.nextInt(40) : 1023)
                    .denmem(denmem, DenmemParameter.I_REXP, active ? random.nextInt(1024) : 1023)
                    .denmem(denmem, DenmemParameter.I_BEXP, active ? 200 + random.nextInt(800) : 1023)
                    .denmem(denmem, DenmemParameter.I_GLADAPT, active && !oneIn(3) ? random.nextInt(400) : 0)
                    .denmem(denmem, DenmemParameter.I_RADAPT, random.nextInt(alike ? 1 : 1024))
                    .denmem(denmem, DenmemParameter.I_FIRE, active && !oneIn(3) ? random.nextInt(1024) : 0);
        }
        for (FgBlockOnHicann block : FgBlockOnHicann.all()) {
            gates.shared(block, SharedParameter.V_RESET, 250 + random.nextInt(80));
            for (int i = 0; i < 4; i++) {
                gates.shared(block, SharedParameter.gmax(i), random.nextInt(1024));
            }
            gates.shared(block, SharedParameter.V_STDF, random.nextInt(800));
            gates.shared(block, SharedParameter.V_FAC, random.nextInt(400));
            gates.shared(block, SharedParameter.V_DEP, random.nextInt(400));
            gates.shared(block, SharedParameter.V_DTC, random.nextInt(200));
        }
        chip.floatingGates(gates.build());
    }

    /** Drivers at the fed inputs, some with a chain, and cells in their rows. */
    void drivers(List<Integer> fed) {
        SynapseArray.Builder synapses = SynapseArray.builder();
        TreeSet<Integer> taken = new TreeSet<>(fed);
        for (int y : fed) {
            Optional<SynapseDriverOnHicann> inner =
                    free(SynapseDriverOnHicann.of(y).inward(), taken);
            inner.ifPresent(driver -> driver(driver.id(), false, true, synapses));
            SynapseDriverOnHicann member = SynapseDriverOnHicann.of(y);
            Optional<SynapseDriverOnHicann> outer = free(member.outward(), taken);
            while (outer.isPresent()) {
                driver(member.id(), member.id() == y, true, synapses);
                member = outer.get();
                outer = free(member.outward(), taken);
            }
            driver(member.id(), member.id() == y, false, synapses);
        }
        chip.synapses(synapses.build());
    }

    /** A neighbour that joins the chain, if it is free. */
    private Optional<SynapseDriverOnHicann> free(Optional<SynapseDriverOnHicann> driver, Set<Integer> taken) {
        return driver.filter(found -> !oneIn(3) && taken.add(found.id()));
    }

    private void driver(int y, boolean locin, boolean connect, SynapseArray.Builder synapses) {
        chip.driver(
                SynapseDriverOnHicann.of(y),
                new SynapseDriverConfig(
                        !oneIn(6),
                        locin,
                        connect,
                        oneIn(2),
                        oneIn(2) ? StpMode.DEPRESSION : StpMode.FACILITATION,
                        random.nextInt(8),
                        rowConfig(),
                        rowConfig()));
        for (int r = 0; r < 2; r++) {
            for (int column : columns) {
                if (!oneIn(3)) {
                    int decoder = oneIn(4) ? random.nextInt(16) : random.nextInt(8);
                    synapses.set(2 * y + r, column, random.nextInt(16), decoder);
                }
            }
        }
    }

    private RowConfig rowConfig() {
        int decoderEven = oneIn(2) ? 2 : random.nextInt(4);
        int decoderOdd = oneIn(2) ? 2 : random.nextInt(4);
        int left = random.nextInt(16);
        int right = oneIn(2) ? 0 : random.nextInt(16);
        return new RowConfig(!oneIn(3), oneIn(2), decoderEven, decoderOdd, random.nextInt(4), left, right);
    }

    SortedSet<Integer> columns() {
        return columns;
    }
}
