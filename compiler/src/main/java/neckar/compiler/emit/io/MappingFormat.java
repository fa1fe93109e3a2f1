package neckar.compiler.emit.io;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import neckar.compiler.emit.MappingTable;

/**
 * The file {@code mapping.json.gz}. One gzipped JSON object: the rows {@code neurons}, {@code sources} and {@code
 * generators} of the public contract; further properties of neurons as {@code neuron_columns} in the same order; and
 * for each projection its realised synapses as blocks of columns. A column is base64 of little-endian integers whose
 * type is named in {@code types} as NumPy names it; {@code delay} and {@code given} are positions in {@code
 * delays_ms} and {@code given_siemens}; {@code cells} says how many of the following cells ({@code row}, {@code
 * column}, {@code given}) belong to each edge. {@code weight} and {@code synapses} are what the network asks of an edge,
 * as one number or as a column; {@code lost} holds the synapses without a cell in the same form; {@code options}, {@code
 * population_traits} and {@code driver_demand} are what inspection needs beyond that. The unpacked content depends on the table only.
 */
public final class MappingFormat {

    /** Value of the key {@code format}. */
    public static final String FORMAT = "neckar-mapping/1";

    /** Edges in one block: bounds the memory of writer and reader. */
    static final int BLOCK_EDGES = 1 << 17;

    private MappingFormat() {}

    /** Writes a table, packed; leaves the stream open. */
    public static void write(MappingTable table, OutputStream out) throws IOException {
        FastGzip packed = new FastGzip(out);
        new MappingWriter(table).write(packed);
        packed.finish();
    }

    /** Writes the JSON text itself, as the unpacked file contains it; leaves the stream open. */
    public static void writeUnpacked(MappingTable table, OutputStream out) throws IOException {
        new MappingWriter(table).write(out);
    }

    /**
     * Reads a packed table.
     *
     * @param name what errors call the file
     * @throws neckar.base.InputException when the content is not a mapping table
     */
    public static MappingTable read(InputStream in, String name) throws IOException {
        return new MappingReader(name).read(in);
    }

    /** Level 1 packs ten times faster than the usual level and loses a tenth of the size on these columns. */
    private static final class FastGzip extends GZIPOutputStream {
        FastGzip(OutputStream out) throws IOException {
            super(out, 1 << 16);
            def.setLevel(Deflater.BEST_SPEED);
        }
    }
}
