package neckar.network.io;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import neckar.base.InputException;
import neckar.base.NumberRange;
import neckar.base.json.JsonArray;
import neckar.base.json.JsonValue;
import neckar.base.json.ObjectReader;
import neckar.base.json.Problems;
import neckar.network.ConnectionConsumer;
import neckar.network.Connector;
import neckar.network.DistanceExpression;
import neckar.network.ListedConnections;
import neckar.network.NetworkLimits;
import neckar.network.SelfConnections;

/** Reads a connector, with PyNN's names and defaults. */
final class ConnectorReader {
    private static final NumberRange PROBABILITY = NumberRange.between(0, 1, "");
    private static final NumberRange WEIGHT = NumberRange.between(0, NetworkLimits.MAX_WEIGHT, "uS or nA");
    private static final NumberRange DELAY = NumberRange.between(0, NetworkLimits.MAX_WEIGHT, "ms");

    private final Problems problems;
    private final Path folder;
    private final Map<String, Kind> kinds = new LinkedHashMap<>();

    /** A way of reading one type of connector. */
    private interface Kind {
        Connector read(ObjectReader reader, Ends ends);
    }

    /**
     * The two sides of a projection.
     *
     * @param preSize cells of the presynaptic population
     * @param postSize cells of the postsynaptic population
     * @param samePopulation whether both are the same population
     */
    record Ends(int preSize, int postSize, boolean samePopulation) {}

    /** A reader of connectors whose files lie relative to a folder. */
    ConnectorReader(Problems problems, Path folder) {
        this.problems = problems;
        this.folder = folder;
        kinds.put("AllToAllConnector", (reader, ends) -> new Connector.AllToAll(selfConnections(reader, ends, true)));
        kinds.put("OneToOneConnector", (reader, ends) -> new Connector.OneToOne());
        kinds.put(
                "FixedProbabilityConnector",
                (reader, ends) -> new Connector.FixedProbability(
                        reader.number("p_connect", PROBABILITY), selfConnections(reader, ends, true)));
        kinds.put(
                "FixedNumberPreConnector",
                (reader, ends) -> new Connector.FixedNumberPre(
                        number(reader, ends),
                        reader.flag("with_replacement", false),
                        selfConnections(reader, ends, false)));
        kinds.put(
                "FixedNumberPostConnector",
                (reader, ends) -> new Connector.FixedNumberPost(
                        number(reader, ends),
                        reader.flag("with_replacement", false),
                        selfConnections(reader, ends, false)));
        kinds.put(
                "FixedTotalNumberConnector",
                (reader, ends) -> new Connector.FixedTotalNumber(
                        number(reader, ends),
                        reader.flag("with_replacement", true),
                        selfConnections(reader, ends, false)));
        kinds.put("DistanceDependentProbabilityConnector", ConnectorReader::distanceDependent);
        kinds.put("FromListConnector", ConnectorReader::list);
        kinds.put("FromFileConnector", (reader, ends) -> file(reader));
    }

    /** The connector of a projection. */
    Connector read(JsonValue value, Ends ends) {
        ObjectReader reader = new ObjectReader(value, problems);
        Connector result = reader.choice("type", kinds).read(reader, ends);
        reader.finish();
        return result;
    }

    private static int number(ObjectReader reader, Ends ends) {
        int n = (int) reader.integer("n", 0, NetworkLimits.MAX_SYNAPSES);
        boolean isAlone = ends.samePopulation() && ends.preSize() == 1 && !reader.flag("allow_self_connections", true);
        if (n > 0 && isAlone) {
            throw reader.require("n").wrong("a single cell has no other cell to connect to", "0");
        }
        return n;
    }

    private static SelfConnections selfConnections(ObjectReader reader, Ends ends, boolean knowsNoMutual) {
        return reader.optional(
                "allow_self_connections",
                value -> {
                    if (!value.isText()) {
                        return value.flag() ? SelfConnections.ALLOWED : SelfConnections.FORBIDDEN;
                    }
                    if (!knowsNoMutual || !value.text().equals("NoMutual")) {
                        throw value.wrong(
                                "unknown value of allow_self_connections",
                                knowsNoMutual ? "true, false or \"NoMutual\"" : "true or false");
                    }
                    if (!ends.samePopulation()) {
                        throw value.error("\"NoMutual\" needs a projection from a population to itself");
                    }
                    return SelfConnections.NO_MUTUAL;
                },
                SelfConnections.ALLOWED);
    }

    private static Connector distanceDependent(ObjectReader reader, Ends ends) {
        SelfConnections selfConnections = selfConnections(reader, ends, true);
        JsonValue text = reader.require("d_expression");
        long pairs = (long) ends.preSize() * ends.postSize();
        if (pairs > NetworkLimits.MAX_DISTANCES) {
            throw text.error("too many pairs for a probability that depends on distance")
                    .value(pairs)
                    .allowed("at most " + NetworkLimits.MAX_DISTANCES);
        }
        try {
            DistanceExpression expression = DistanceExpression.parse(text.text(), text.place());
            return new Connector.DistanceDependentProbability(expression, selfConnections, text.place());
        } catch (InputException e) {
            throw e.rank(text.offset());
        }
    }

    private static Connector list(ObjectReader reader, Ends ends) {
        JsonArray rows = reader.require("connections").asArray();
        int[] pre = new int[rows.size()];
        int[] post = new int[rows.size()];
        double[] weights = new double[rows.size()];
        double[] delaysMs = new double[rows.size()];
        int valued = 0;
        for (int i = 0; i < pre.length; i++) {
            int length = rowLength(rows, i);
            pre[i] = index(rows, i, 0, ends.preSize());
            post[i] = index(rows, i, 1, ends.postSize());
            weights[i] = length == 4 ? cell(rows, i, 2, WEIGHT) : ConnectionConsumer.UNKNOWN;
            delaysMs[i] = length == 4 ? cell(rows, i, 3, DELAY) : ConnectionConsumer.UNKNOWN;
            valued += length == 4 ? 1 : 0;
        }
        if (valued == 0) {
            weights = new double[0];
            delaysMs = new double[0];
        }
        return new Connector.FromList(new ListedConnections(pre, post, weights, delaysMs));
    }

    private static int rowLength(JsonArray rows, int row) {
        if (!rows.isRows()) {
            // Some row is no list of numbers: the first such one is the error.
            rows.elements().forEach(value -> value.asArray().numbers());
        }
        int length = rows.rowLength(row);
        if (length != 2 && length != 4) {
            throw rows.get(row).wrong("not a connection", "[pre, post] or [pre, post, weight, delay]");
        }
        return length;
    }

    private static int index(JsonArray rows, int row, int column, int size) {
        double value = rows.cell(row, column);
        if (value >= 0 && value < size && value == Math.rint(value)) {
            return (int) value;
        }
        throw rows.get(row).asArray().get(column).wrong("no index of its population", "0 to " + (size - 1));
    }

    private static double cell(JsonArray rows, int row, int column, NumberRange range) {
        double value = rows.cell(row, column);
        if (range.contains(value)) {
            return value;
        }
        throw rows.get(row).asArray().get(column).wrong("the number is out of range", range.toString());
    }

    private Connector file(ObjectReader reader) {
        JsonValue path = reader.require("path");
        try {
            Path file = folder.resolve(path.text());
            boolean isBinary = path.text().endsWith(".npy");
            return new Connector.FromFile(
                    path.text(),
                    isBinary ? NpyConnections.open(file, file.toString()) : CsvConnections.open(file, file.toString()));
        } catch (InvalidPathException e) {
            throw path.wrong("not a path of a file", "a path relative to the network file");
        } catch (InputException e) {
            throw e.place().isEmpty() ? FieldReader.at(path, e) : e.rank(path.offset());
        }
    }
}
