package neckar.cli.view;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The files of the page: own modules and the library for line plots, all from the class path. */
final class ViewAssets {
    /** Own modules; each may import those before it and any of the others. */
    static final List<String> MODULES = List.of(
            "source.js",
            "geometry.js",
            "colours.js",
            "model.js",
            "camera.js",
            "chipdraw.js",
            "map.js",
            "trace.js",
            "dom.js",
            "search.js",
            "raster.js",
            "playback.js",
            "activity.js",
            "populations.js",
            "compare.js",
            "report.js",
            "waferpage.js",
            "main.js");

    /** The library's module, as the own modules import it. */
    static final String PLOT_MODULE = "uPlot.esm.js";

    static final String PLOT_STYLE = "uPlot.min.css";
    static final String PLOT_LICENCE = "uPlot.LICENSE";
    static final String STYLE = "style.css";
    static final String PAGE = "index.html";

    private static final String OWN = "/neckar/viewer/";
    private static final String PLOT = "/META-INF/resources/webjars/uplot/1.6.30/";
    private static final Map<String, String> PATHS = paths();

    private ViewAssets() {}

    private static Map<String, String> paths() {
        Map<String, String> paths = new LinkedHashMap<>();
        MODULES.forEach(name -> paths.put(name, OWN + name));
        paths.put(PAGE, OWN + PAGE);
        paths.put(STYLE, OWN + STYLE);
        paths.put(PLOT_MODULE, PLOT + "dist/" + PLOT_MODULE);
        paths.put(PLOT_STYLE, PLOT + "dist/" + PLOT_STYLE);
        paths.put(PLOT_LICENCE, PLOT + "LICENSE");
        return Map.copyOf(paths);
    }

    /** Content of a file of the page; empty for any other name. */
    static Optional<byte[]> read(String name) {
        String path = PATHS.get(name);
        if (path == null) {
            return Optional.empty();
        }
        try (InputStream in = ViewAssets.class.getResourceAsStream(path)) {
            return in == null ? Optional.empty() : Optional.of(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Type of a file by its ending. */
    static String type(String name) {
        if (name.endsWith(".js")) {
            return "text/javascript; charset=utf-8";
        }
        if (name.endsWith(".css")) {
            return "text/css; charset=utf-8";
        }
        return name.endsWith(".html") ? "text/html; charset=utf-8" : "text/plain; charset=utf-8";
    }
}
