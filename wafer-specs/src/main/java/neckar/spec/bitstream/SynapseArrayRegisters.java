package neckar.spec.bitstream;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.List;
import neckar.spec.config.HicannConfig;
import neckar.spec.config.SynapseArray;
import neckar.spec.config.SynapseCommand;
import neckar.spec.config.SynapseControl;
import neckar.spec.coord.SynapseDriverOnHicann;
import neckar.spec.coord.SynapseRowOnHicann;

/**
 * Weights and decoders: four words of eight columns for each column set, then the command that writes them (hardware reference 4.7).
 *
 * <p>Weights go row by row from top to bottom, decoders driver by driver, outer row first. All work is done on eight cells at a
 * time: a full wafer has 44 million.
 */
final class SynapseArrayRegisters implements StructureRegisters {
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private static final int SYNIN = 0x4200;
    private static final int SLICES = 4;
    private static final int COLUMNS_PER_SLICE = 64;
    private static final int COLUMNS_PER_WORD = 8;
    private static final int COLUMNS = SynapseArray.COLUMNS;
    private static final int WORDS_PER_ROW = COLUMNS / COLUMNS_PER_WORD;

    /** First column of each word of a row, in the order of writing. */
    private static final int[] WORD_COLUMNS = wordColumns();

    private static final List<SynapseDriverOnHicann> DRIVERS = SynapseDriverOnHicann.all();

    @Override
    public void layout(ChipLayout.Builder layout) {
        layout.structure(Structure.WEIGHTS, () -> {
            for (SynapseRowOnHicann row : SynapseRowOnHicann.all()) {
                row(layout, row, SynapseCommand.WRITE);
            }
        });
        layout.structure(Structure.SYNAPSE_DECODERS, () -> {
            for (SynapseDriverOnHicann driver : DRIVERS) {
                row(layout, driver.outerRow(), SynapseCommand.WDEC);
                row(layout, driver.innerRow(), SynapseCommand.WDEC);
            }
        });
    }

    @Override
    public void encode(HicannConfig config, RegisterSink sink) {
        SynapseArray array = config.synapses();
        byte[] cells = new byte[COLUMNS];
        for (int row = 0; row < SynapseArray.ROWS; row++) {
            array.copyRow(row, cells, 0);
            for (int column : WORD_COLUMNS) {
                sink.put(Integer.reverse(NibbleLanes.fromBytes(eight(cells, column))));
            }
        }
        byte[] inner = new byte[COLUMNS];
        byte[] outer = new byte[COLUMNS];
        for (SynapseDriverOnHicann driver : DRIVERS) {
            array.copyRow(driver.innerRow().id(), inner, 0);
            array.copyRow(driver.outerRow().id(), outer, 0);
            for (int column : WORD_COLUMNS) {
                sink.put(NibbleLanes.outerDecoderWord(decoders(inner, column), decoders(outer, column)));
            }
            for (int column : WORD_COLUMNS) {
                sink.put(NibbleLanes.innerDecoderWord(decoders(inner, column), decoders(outer, column)));
            }
        }
    }

    @Override
    public void decode(RegisterSource source, HicannConfig.Builder config) {
        byte[] cells = new byte[SynapseArray.ROWS * COLUMNS];
        for (int row = 0; row < SynapseArray.ROWS; row++) {
            for (int column : WORD_COLUMNS) {
                long weights = NibbleLanes.toBytes(Integer.reverse(source.next()));
                LONG.set(cells, row * COLUMNS + column, weights);
            }
        }
        int[] outerWords = new int[WORDS_PER_ROW];
        for (SynapseDriverOnHicann driver : DRIVERS) {
            for (int i = 0; i < WORDS_PER_ROW; i++) {
                outerWords[i] = source.next();
            }
            int inner = driver.innerRow().id() * COLUMNS;
            int outer = driver.outerRow().id() * COLUMNS;
            for (int i = 0; i < WORDS_PER_ROW; i++) {
                int innerWord = source.next();
                addDecoders(cells, inner + WORD_COLUMNS[i], NibbleLanes.innerDecoders(innerWord, outerWords[i]));
                addDecoders(cells, outer + WORD_COLUMNS[i], NibbleLanes.outerDecoders(innerWord, outerWords[i]));
            }
        }
        SynapseArray.Builder array = SynapseArray.builder();
        for (int row = 0; row < SynapseArray.ROWS; row++) {
            array.setRow(row, cells, row * COLUMNS);
        }
        config.synapses(array.build());
    }

    private static void row(ChipLayout.Builder layout, SynapseRowOnHicann row, SynapseCommand command) {
        RegisterModule module = RegisterModule.synapses(row.array());
        int rowOnArray = row.id() % SynapseControl.ROWS;
        for (int set = 0; set < SynapseControl.COLUMN_SETS; set++) {
            for (int slice = 0; slice < SLICES; slice++) {
                layout.stored(module, SYNIN + slice, 0xffffffff);
            }
            SynapseControl control = SynapseControl.start(command, rowOnArray, set);
            layout.constant(
                    module,
                    SynapseControllerRegisters.CONTROL,
                    SynapseControllerRegisters.controlWord(control, row.array()));
        }
    }

    private static int[] wordColumns() {
        int[] columns = new int[WORDS_PER_ROW];
        for (int i = 0; i < WORDS_PER_ROW; i++) {
            columns[i] = i % SLICES * COLUMNS_PER_SLICE + i / SLICES * COLUMNS_PER_WORD;
        }
        return columns;
    }

    private static long eight(byte[] cells, int column) {
        return (long) LONG.get(cells, column);
    }

    private static int decoders(byte[] cells, int column) {
        return NibbleLanes.fromBytes(eight(cells, column) >>> 4);
    }

    private static void addDecoders(byte[] cells, int position, int decoders) {
        LONG.set(cells, position, eight(cells, position) | NibbleLanes.toBytes(decoders) << 4);
    }
}
