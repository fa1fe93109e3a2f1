package neckar.network.io.hdf;

import io.jhdf.api.Attribute;
import io.jhdf.api.Dataset;
import io.jhdf.api.Group;
import io.jhdf.api.Link;
import io.jhdf.api.Node;
import io.jhdf.links.ExternalLink;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import neckar.base.InputException;
import neckar.base.NearestName;

/** A group of an HDF5 file. Links to other files are refused; links within the file are followed to a bounded depth. */
public final class HdfGroup {
    /** Groups within groups: deeper is a circle of links or nothing that a format here knows. */
    private static final int MAX_DEPTH = 40;

    private static final int MAX_MEMBERS = 1_000_000;
    private static final int MAX_ATTRIBUTE = 1 << 20;

    private final HdfGuard guard;
    private final Group group;
    private final String path;
    private final int depth;

    HdfGroup(HdfGuard guard, Group group, String path, int depth) {
        this.guard = guard;
        this.group = group;
        this.path = path;
        this.depth = depth;
        if (depth > MAX_DEPTH) {
            throw error("groups lie too deep, or links form a circle").allowed("at most " + MAX_DEPTH + " levels");
        }
    }

    /** Names of all members in the order of the file. */
    public List<String> names() {
        List<String> names =
                guard.call(path, () -> new ArrayList<>(group.getChildren().keySet()));
        if (names.size() > MAX_MEMBERS) {
            throw error("too many members").value(names.size()).allowed("at most " + MAX_MEMBERS);
        }
        return names;
    }

    /** Names of the members that are groups. */
    public List<String> groupNames() {
        return names().stream()
                .filter(name -> member(name).filter(Node::isGroup).isPresent())
                .toList();
    }

    /** Whether there is such a member. */
    public boolean has(String name) {
        return member(name).isPresent();
    }

    /** A member that is a group; empty when there is none of this name. */
    public Optional<HdfGroup> group(String name) {
        return member(name).map(node -> {
            if (node instanceof Group child) {
                return new HdfGroup(guard, child, pathOf(name), depth + 1);
            }
            throw guard.error(pathOf(name), "a data set where a group is wanted");
        });
    }

    /**
     * A member that is a group.
     *
     * @throws InputException if there is none
     */
    public HdfGroup requireGroup(String name) {
        return group(name).orElseThrow(() -> missing("group", name));
    }

    /** A member that is a data set; empty when there is none of this name. */
    public Optional<HdfData> data(String name) {
        return member(name).map(node -> {
            if (node instanceof Dataset data) {
                return new HdfData(guard, data, pathOf(name));
            }
            throw guard.error(pathOf(name), "a group where a data set is wanted");
        });
    }

    /**
     * A member that is a data set.
     *
     * @throws InputException if there is none
     */
    public HdfData require(String name) {
        return data(name).orElseThrow(() -> missing("data set", name));
    }

    /** The text of an attribute; empty when there is none or it is no text. */
    public Optional<String> attribute(String name) {
        return attribute(guard, group, path, name);
    }

    static Optional<String> attribute(HdfGuard guard, Node node, String path, String name) {
        return guard.call(path, () -> {
            Attribute attribute = node.getAttributes().get(name);
            if (attribute == null || attribute.isEmpty() || attribute.getSizeInBytes() > MAX_ATTRIBUTE) {
                return Optional.empty();
            }
            Object value = attribute.getData();
            if (value instanceof String[] texts && texts.length == 1) {
                value = texts[0];
            }
            return value instanceof String text ? Optional.of(text) : Optional.empty();
        });
    }

    /** Where the group lies in its file. */
    public String path() {
        return path;
    }

    /** An error at this group. */
    public InputException error(String what) {
        return guard.error(path, what);
    }

    private InputException missing(String kind, String name) {
        return error("the " + kind + " \"" + name + "\" is missing").advice(NearestName.advice(name, names()));
    }

    private Optional<Node> member(String name) {
        // A name with a slash would be taken for a path.
        if (name.isEmpty() || name.contains("/")) {
            return Optional.empty();
        }
        Node child = guard.call(path, () -> group.getChildren().get(name));
        for (int links = 0; child instanceof Link link; links++) {
            if (link instanceof ExternalLink) {
                throw guard.error(pathOf(name), "a link to another file, which is not followed")
                        .value(guard.call(path, link::getTargetPath))
                        .advice("Copy the data into the file.");
            }
            if (links > MAX_DEPTH) {
                throw guard.error(pathOf(name), "links form a circle");
            }
            child = guard.call(pathOf(name), link::getTarget);
        }
        return child instanceof Group || child instanceof Dataset ? Optional.of(child) : Optional.empty();
    }

    private String pathOf(String name) {
        return path.equals("/") ? "/" + name : path + "/" + name;
    }
}
