package neckar.compiler.inspect.explain;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import neckar.base.InputException;
import neckar.compiler.check.EventExit;
import neckar.compiler.emit.CompilationRecord;
import neckar.compiler.emit.LostSynapses;
import neckar.compiler.emit.MappingTable;
import neckar.compiler.emit.ProjectionMapping;
import neckar.compiler.inspect.route.WaferRoutes;
import neckar.spec.config.HicannConfig;
import neckar.spec.config.WaferConfig;
import neckar.spec.coord.BackgroundGeneratorOnHicann;
import neckar.spec.coord.DenmemOnHicann;
import neckar.spec.coord.HicannOnWafer;
import neckar.spec.coord.Side;

/**
 * One compilation, decoded and indexed: cells by number, the chip and the line of each, the routes of the wafer. Cells
 * are numbered by population in file order, then by index. Immutable.
 */
public final class Inspection {
    /** No chip, no line, no address. */
    public static final int NONE = -1;

    private static final String TABLE = "mapping.json.gz";

    private final WaferConfig wafer;
    private final MappingTable mapping;
    private final CompilationRecord record;
    private final WaferRoutes routes;
    private final int[] firstCell;
    private final int[] hicannOfCell;
    private final int[] lineOfCell;
    private final int[] addressOfCell;
    private final int[] neuronOfCell;
    private final List<List<Integer>> cellsOfLine = new ArrayList<>();
    private final int[][] generatorLine;
    private final int[] pairOfLine;

    private Inspection(WaferConfig wafer, MappingTable mapping, CompilationRecord record) {
        this.wafer = wafer;
        this.mapping = mapping;
        this.record = record;
        routes = WaferRoutes.of(wafer);
        int populations = record.populations().size();
        firstCell = new int[populations + 1];
        for (int p = 0; p < populations; p++) {
            firstCell[p + 1] =
                    Math.addExact(firstCell[p], record.populations().get(p).size());
        }
        int cells = firstCell[populations];
        hicannOfCell = filled(cells);
        lineOfCell = filled(cells);
        addressOfCell = filled(cells);
        neuronOfCell = filled(cells);
        routes.lines().forEach(line -> cellsOfLine.add(new ArrayList<>()));
        generatorLine = new int[populations][0];
        bindNeurons();
        bindInputs();
        requireCells();
        pairOfLine = filled(routes.lines().size() * HicannOnWafer.COUNT);
        CompilationRecord.DriverDemand demand = record.demand();
        for (int pair = 0; pair < demand.pairs(); pair++) {
            int line = routes.line(demand.lineHicann()[pair], demand.lineDnc()[pair]);
            if (line != NONE) {
                pairOfLine[line * HicannOnWafer.COUNT + demand.hicann()[pair]] = pair;
            }
        }
    }

    private static int[] filled(int size) {
        int[] values = new int[size];
        Arrays.fill(values, NONE);
        return values;
    }

    /**
     * Indexes a compilation.
     *
     * @throws InputException if the mapping table lacks what inspection needs or names cells that do not exist
     */
    public static Inspection of(WaferConfig wafer, MappingTable mapping) {
        CompilationRecord record = mapping.record()
                .orElseThrow(() -> InputException.of(TABLE, "the table does not say what the network asked for")
                        .advice("run neckar compile again"));
        try {
            return new Inspection(wafer, mapping, record);
        } catch (ArithmeticException e) {
            throw InputException.of(TABLE, "the populations have too many cells");
        }
    }

    private void bindNeurons() {
        for (int row = 0; row < mapping.neurons().size(); row++) {
            MappingTable.Neuron neuron = mapping.neurons().get(row);
            int cell = checkedCell(neuron.population(), neuron.index());
            boolean fits = neuron.column() >= 0
                    && neuron.size() >= 1
                    && neuron.column() + neuron.size() / 2 <= DenmemOnHicann.COLUMNS;
            if (!fits) {
                throw InputException.of(TABLE, name(cell) + " lies outside the chip")
                        .value("column " + neuron.column() + ", size " + neuron.size())
                        .allowed("columns 0..255");
            }
            hicannOfCell[cell] = neuron.hicann();
            neuronOfCell[cell] = row;
            if (neuron.dnc() >= 0 && neuron.dnc() < 8 && neuron.address() != NONE) {
                bind(cell, neuron.hicann(), neuron.dnc(), neuron.address());
            }
        }
    }

    private void bindInputs() {
        for (MappingTable.Source source : mapping.sources()) {
            int cell = checkedCell(source.population(), source.index());
            hicannOfCell[cell] = source.hicann();
            bind(cell, source.hicann(), source.channel(), source.address());
        }
        for (MappingTable.Generator generator : mapping.generators()) {
            if (generatorLine[generator.population()].length == 0) {
                generatorLine[generator.population()] = filled(HicannOnWafer.COUNT);
            }
            BackgroundGeneratorOnHicann circuit = BackgroundGeneratorOnHicann.of(generator.generator());
            EventExit exit = EventExit.follow(config(generator.hicann()), circuit.merger(), Side.LEFT);
            exit.dnc()
                    .ifPresent(dnc -> generatorLine[generator.population()][generator.hicann()] =
                            routes.line(generator.hicann(), dnc.id()));
        }
    }

    private void bind(int cell, int hicann, int dnc, int address) {
        int line = routes.line(hicann, dnc);
        addressOfCell[cell] = address;
        lineOfCell[cell] = line;
        if (line != NONE) {
            cellsOfLine.get(line).add(cell);
        }
    }

    private int checkedCell(int population, int index) {
        int size = record.populations().get(population).size();
        if (index < 0 || index >= size) {
            throw InputException.of(
                            TABLE, "no such cell in \"" + mapping.populations().get(population) + "\"")
                    .value(index)
                    .allowed("0.." + (size - 1));
        }
        return firstCell[population] + index;
    }

    /** Every synapse joins cells that exist; later questions rely on it. */
    private void requireCells() {
        for (int p = 0; p < projections(); p++) {
            CompilationRecord.ProjectionTraits traits = traits(p);
            int pre = record.populations().get(traits.pre()).size();
            int post = record.populations().get(traits.post()).size();
            ProjectionMapping edges = edges(p);
            LostSynapses lost = traits.lost();
            boolean legal = true;
            for (int edge = 0; edge < edges.edges(); edge++) {
                legal &= edges.pre(edge) < pre && edges.post(edge) < post;
            }
            for (int row = 0; row < lost.rows(); row++) {
                legal &= lost.pre(row) < pre && lost.post(row) < post;
            }
            if (!legal) {
                throw InputException.of(TABLE, "projection \"" + edges.label() + "\" has no such cells")
                        .allowed("below " + pre + " -> below " + post);
            }
        }
    }

    void requireCell(CellName name, String place) {
        CellName.require(name, mapping, record, place);
    }

    boolean isLabel(String label) {
        return mapping.populations().contains(label);
    }

    String anyCell() {
        return mapping.populations().isEmpty()
                ? "exc[0]"
                : mapping.populations().get(mapping.populations().size() - 1) + "[0]";
    }

    /** The decoded bitstream. */
    public WaferConfig wafer() {
        return wafer;
    }

    /** Registers of a chip; those of an idle chip when it is not configured. */
    public HicannConfig config(int hicann) {
        return wafer.hicanns().getOrDefault(HicannOnWafer.of(hicann), HicannConfig.IDLE);
    }

    /** The mapping table. */
    public MappingTable mapping() {
        return mapping;
    }

    /** What was asked for. */
    public CompilationRecord record() {
        return record;
    }

    /** Routes of all lines. */
    public WaferRoutes routes() {
        return routes;
    }

    /** Number of projections. */
    public int projections() {
        return mapping.projections().size();
    }

    /** Realised synapses of a projection. */
    public ProjectionMapping edges(int projection) {
        return mapping.projections().get(projection);
    }

    /** Ends and losses of a projection. */
    public CompilationRecord.ProjectionTraits traits(int projection) {
        return record.projections().get(projection);
    }

    /** Number of cells, neurons and sources together. */
    public int cells() {
        return hicannOfCell.length;
    }

    /** Number of a cell that exists. */
    public int cell(CellName name) {
        return cell(mapping.populations().indexOf(name.population()), name.index());
    }

    /** Number of a cell. */
    public int cell(int population, int index) {
        return firstCell[population] + index;
    }

    /** Position of a cell's population. */
    public int populationOf(int cell) {
        int at = Arrays.binarySearch(firstCell, cell);
        int population = at >= 0 ? at : -at - 2;
        // Populations have at least one cell, so equal borders do not occur.
        return population;
    }

    /** A cell as users name it. */
    public CellName name(int cell) {
        int population = populationOf(cell);
        return new CellName(mapping.populations().get(population), cell - firstCell[population]);
    }

    /** Whether a cell is an external source. */
    public boolean isExternal(int cell) {
        return record.populations().get(populationOf(cell)).external();
    }

    /** Chip of a neuron, or of the entry of a source; {@link #NONE} without. */
    public int hicannOf(int cell) {
        return hicannOfCell[cell];
    }

    /** Number of the line that carries a cell's events, or {@link #NONE}. */
    public int lineOf(int cell) {
        return lineOfCell[cell];
    }

    /** Number of the line on which a chip hears a cell: its own, or a background generator's of that chip. */
    public int lineAt(int cell, int hicann) {
        if (lineOfCell[cell] != NONE || hicann == NONE) {
            return lineOfCell[cell];
        }
        int[] byHicann = generatorLine[populationOf(cell)];
        return byHicann.length == 0 ? NONE : byHicann[hicann];
    }

    /** Background generator 0..7 of a chip that stands for a cell's population, or {@link #NONE}. */
    public int generatorOf(int cell, int hicann) {
        for (MappingTable.Generator generator : mapping.generators()) {
            if (generator.hicann() == hicann && generator.population() == populationOf(cell)) {
                return generator.generator();
            }
        }
        return NONE;
    }

    /** Drivers that a line could be granted on a chip; 0 when the chip did not ask for it. */
    public int wanted(int line, int hicann) {
        int pair = pairOfLine[line * HicannOnWafer.COUNT + hicann];
        return pair == NONE ? 0 : record.demand().wanted()[pair];
    }

    /** Drivers of a line that would have been of use on a chip, within the chain limit. */
    public int useful(int line, int hicann) {
        int pair = pairOfLine[line * HicannOnWafer.COUNT + hicann];
        return pair == NONE ? 0 : record.demand().useful()[pair];
    }

    /** L1 address 0..63 of a cell, or {@link #NONE}. */
    public int addressOf(int cell) {
        return addressOfCell[cell];
    }

    /** Row of a neuron in the mapping table; empty when it is not placed. */
    public Optional<MappingTable.Neuron> neuron(int cell) {
        return neuronOfCell[cell] == NONE
                ? Optional.empty()
                : Optional.of(mapping.neurons().get(neuronOfCell[cell]));
    }

    /** Cells whose events a line carries, in the order of the mapping table; none for a background generator. */
    public List<Integer> cellsOf(int line) {
        return cellsOfLine.get(line);
    }

    /** Name of a line by its number. */
    public LineName lineName(int line) {
        return new LineName(
                routes.lines().get(line).hicann(), routes.lines().get(line).dnc());
    }
}
