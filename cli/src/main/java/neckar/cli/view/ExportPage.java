package neckar.cli.view;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.zip.GZIPOutputStream;

/**
 * The page with all its modules and data in one file that needs neither server nor network. Modules stand as {@code data:}
 * addresses in an import map, data as gzipped base64 in script elements that no browser runs.
 */
public final class ExportPage {
    private static final String PREFIX = "neckar/";
    private static final String STYLES = "<!-- styles -->";
    private static final String SCRIPTS = "<!-- scripts -->";
    private static final String POLICY = "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none';"
            + " script-src 'unsafe-inline' data:; style-src 'unsafe-inline'; img-src data: blob:\">\n";

    private final ViewData data;
    private final int mostPieces;

    /**
     * A page of the given data.
     *
     * @param mostPieces pieces of 262,144 spikes of each run to include; beyond them the page has counts in bins only
     */
    public ExportPage(ViewData data, int mostPieces) {
        this.data = data;
        this.mostPieces = mostPieces;
    }

    /** Writes the page. */
    public void write(OutputStream out) throws IOException {
        String page = asset(ViewAssets.PAGE);
        int styles = page.indexOf(STYLES);
        int scripts = page.indexOf(SCRIPTS);
        put(out, page.substring(0, styles));
        put(out, POLICY);
        put(out, "<style>\n" + asset(ViewAssets.PLOT_STYLE) + "\n" + asset(ViewAssets.STYLE) + "</style>\n");
        put(out, page.substring(page.indexOf(STYLES, styles + 1) + STYLES.length(), scripts));
        put(out, "<!--\n" + asset(ViewAssets.PLOT_LICENCE) + "-->\n");
        for (String name : data.names(mostPieces)) {
            put(out, "<script type=\"application/octet-stream\" data-name=\"" + name + "\">");
            put(out, Base64.getEncoder().encodeToString(gzip(data.get(name).orElseThrow())));
            put(out, "</script>\n");
        }
        put(out, importMap());
        put(out, "<script type=\"module\">import \"" + PREFIX + "main.js\";</script>\n");
        put(out, page.substring(page.indexOf(SCRIPTS, scripts + 1) + SCRIPTS.length()));
    }

    private static String importMap() {
        StringBuilder map = new StringBuilder("<script type=\"importmap\">{\"imports\": {");
        String separator = "\n";
        for (String name : ViewAssets.MODULES) {
            map.append(separator).append(entry(name, asset(name).replace("from \"./", "from \"" + PREFIX)));
            separator = ",\n";
        }
        map.append(separator).append(entry(ViewAssets.PLOT_MODULE, asset(ViewAssets.PLOT_MODULE)));
        return map.append("\n}}</script>\n").toString();
    }

    private static String entry(String name, String module) {
        String packed = Base64.getEncoder().encodeToString(module.getBytes(StandardCharsets.UTF_8));
        return "\"" + PREFIX + name + "\": \"data:text/javascript;base64," + packed + "\"";
    }

    private static String asset(String name) {
        return new String(
                ViewAssets.read(name).orElseThrow(() -> new IllegalStateException("no asset " + name)),
                StandardCharsets.UTF_8);
    }

    private static byte[] gzip(byte[] bytes) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(bytes);
        }
        return packed.toByteArray();
    }

    private static void put(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
    }
}
