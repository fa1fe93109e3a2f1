package neckar.network.io;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import neckar.base.NumberRange;
import neckar.base.json.JsonArray;
import neckar.base.json.JsonValue;
import neckar.base.json.ObjectReader;
import neckar.base.json.Problems;
import neckar.network.Point;
import neckar.network.Space;
import neckar.network.Structure;

/** Reads positions, structures and the space of a network, with PyNN's names. */
final class StructureReader {
    private static final NumberRange COORDINATE = NumberRange.between(-1e9, 1e9, "");
    private static final NumberRange EXTENT = NumberRange.between(0, 1e9, "");
    private static final NumberRange RATIO = NumberRange.positive(1e6, "");
    /** How far a side of a grid may lie from an integer, relative: room for ratios written as decimals. */
    private static final double GRID_TOLERANCE = 1e-3;

    private static final Map<String, List<Integer>> AXES = Map.of(
            "x", List.of(0),
            "y", List.of(1),
            "z", List.of(2),
            "xy", List.of(0, 1),
            "xz", List.of(0, 2),
            "yz", List.of(1, 2),
            "xyz", List.of(0, 1, 2));

    private StructureReader() {}

    /** The positions of a population of this size; PyNN's line when the object tells none. */
    static Structure read(ObjectReader population, int size) {
        Optional<JsonValue> positions = population.find("positions");
        Optional<JsonValue> structure = population.find("structure");
        if (positions.isPresent() && structure.isPresent()) {
            throw structure.get().error("both positions and structure").advice("Leave one of them out.");
        }
        if (positions.isPresent()) {
            return listed(positions.get(), size);
        }
        return structure.map(value -> structure(value, size)).orElse(Structure.DEFAULT);
    }

    private static Structure listed(JsonValue value, int size) {
        JsonArray rows = value.asArray();
        if (rows.size() != size) {
            throw value.error("the list has a wrong length").value(rows.size()).allowed(size + " rows [x, y, z]");
        }
        double[][] coordinates = new double[3][size];
        for (int i = 0; i < size; i++) {
            Point point = FieldReader.point(rows.get(i));
            for (int axis = 0; axis < 3; axis++) {
                coordinates[axis][i] = point.get(axis);
            }
        }
        return new Structure.Listed(coordinates[0], coordinates[1], coordinates[2]);
    }

    private static Structure structure(JsonValue value, int size) {
        ObjectReader reader = ObjectReader.failFast(value);
        Structure result = reader.choice(
                        "type",
                        Map.<String, Shape>of(
                                "Line", StructureReader::line,
                                "Grid2D", StructureReader::grid2d,
                                "Grid3D", StructureReader::grid3d,
                                "RandomStructure", StructureReader::random))
                .read(reader, size);
        reader.finish();
        return result;
    }

    /** A way of reading one type of structure. */
    private interface Shape {
        Structure read(ObjectReader reader, int size);
    }

    private static Structure line(ObjectReader reader, int size) {
        return new Structure.Line(
                coordinate(reader, "dx", 1),
                coordinate(reader, "x0", 0),
                coordinate(reader, "y", 0),
                coordinate(reader, "z", 0));
    }

    private static Structure grid2d(ObjectReader reader, int size) {
        double ratio = reader.number("aspect_ratio", RATIO, 1);
        double nx = Math.sqrt(size * ratio);
        int columns = side(reader, nx);
        Point distance = new Point(coordinate(reader, "dx", 1), coordinate(reader, "dy", 1), 1);
        Point origin = new Point(coordinate(reader, "x0", 0), coordinate(reader, "y0", 0), coordinate(reader, "z", 0));
        return grid(reader, size, new int[] {columns, size / columns, 1}, distance, origin);
    }

    private static Structure grid3d(ObjectReader reader, int size) {
        double ratioXy = reader.number("aspect_ratioXY", RATIO, 1);
        double ratioXz = reader.number("aspect_ratioXZ", RATIO, 1);
        double nx = StrictMath.cbrt(size * ratioXy * ratioXz);
        int[] sides = {side(reader, nx), side(reader, nx / ratioXy), side(reader, nx / ratioXz)};
        Point distance =
                new Point(coordinate(reader, "dx", 1), coordinate(reader, "dy", 1), coordinate(reader, "dz", 1));
        Point origin = new Point(coordinate(reader, "x0", 0), coordinate(reader, "y0", 0), coordinate(reader, "z0", 0));
        return grid(reader, size, sides, distance, origin);
    }

    private static int side(ObjectReader reader, double length) {
        double rounded = Math.rint(length);
        if (rounded < 1 || rounded > 1e6 || Math.abs(length - rounded) > GRID_TOLERANCE * rounded) {
            throw reader.object()
                    .error("the cells do not fill a grid of this aspect ratio")
                    .value("a side of " + length)
                    .allowed("a whole number of places on each side");
        }
        return (int) rounded;
    }

    private static Structure grid(ObjectReader reader, int size, int[] sides, Point distance, Point origin) {
        if ((long) sides[0] * sides[1] * sides[2] != size) {
            throw reader.object()
                    .error("the cells do not fill the grid")
                    .value(sides[0] + " x " + sides[1] + " x " + sides[2])
                    .allowed("as many places as cells, " + size);
        }
        boolean randomOrder = reader.choice("fill_order", Map.of("sequential", false, "random", true), false);
        return new Structure.Grid(sides[0], sides[1], sides[2], distance, origin, randomOrder);
    }

    private static Structure random(ObjectReader reader, int size) {
        Point origin = reader.optional("origin", FieldReader::point, Point.ZERO);
        ObjectReader boundary = ObjectReader.failFast(reader.require("boundary"));
        boolean isSphere = boundary.choice("type", Map.of("Sphere", true, "Cuboid", false));
        Structure result = isSphere
                ? new Structure.RandomSphere(boundary.number("radius", EXTENT), origin)
                : new Structure.RandomCuboid(
                        new Point(
                                boundary.number("width", EXTENT),
                                boundary.number("height", EXTENT),
                                boundary.number("depth", EXTENT)),
                        origin);
        boundary.finish();
        return result;
    }

    private static double coordinate(ObjectReader reader, String key, double fallback) {
        return reader.number(key, COORDINATE, fallback);
    }

    /** The object {@code space} of a network. */
    static Space space(JsonValue value, Problems problems) {
        ObjectReader reader = new ObjectReader(value, problems);
        List<Integer> axes = reader.choice("axes", AXES, Space.DEFAULT.axes());
        double scaleFactor = reader.number("scale_factor", COORDINATE, 1);
        Point offset = reader.optional("offset", StructureReader::offset, Point.ZERO);
        List<Optional<Space.Boundary>> boundaries =
                reader.optional("periodic_boundaries", StructureReader::boundaries, Space.DEFAULT.periodicBoundaries());
        reader.finish();
        return new Space(axes, scaleFactor, offset, boundaries);
    }

    private static Point offset(JsonValue value) {
        if (value.isArray()) {
            return FieldReader.point(value);
        }
        double all = value.number(COORDINATE);
        return new Point(all, all, all);
    }

    private static List<Optional<Space.Boundary>> boundaries(JsonValue value) {
        if (value.isNull()) {
            return Space.DEFAULT.periodicBoundaries();
        }
        JsonArray array = value.asArray();
        if (array.size() != 3) {
            throw value.wrong("not the boundaries of three axes", "three times [low, high] or null");
        }
        List<Optional<Space.Boundary>> result = new ArrayList<>();
        for (JsonValue axis : array.elements()) {
            result.add(axis.isNull() ? Optional.empty() : Optional.of(boundary(axis)));
        }
        return result;
    }

    private static Space.Boundary boundary(JsonValue value) {
        double[] ends = FieldReader.numbers(value.asArray(), COORDINATE);
        if (ends.length != 2 || ends[0] >= ends[1]) {
            throw value.wrong("not the boundaries of an axis", "[low, high] with low below high, or null");
        }
        return new Space.Boundary(ends[0], ends[1]);
    }
}
