package neckar.bench;

import java.util.Locale;
import neckar.tests.browser.Chromium;

/** Motions of the page of {@code neckar view}, each for some seconds; their figures are frames a second. */
final class ViewerScenes {
    private static final int MOTION_MILLIS = 3000;
    private static final String MAP = "neckar.wafer.map";

    private final Chromium browser;

    ViewerScenes(Chromium browser) {
        this.browser = browser;
    }

    /** Runs one step a frame; {@code share} goes from 0 to 1 in it. */
    private double frames(String step) {
        return browser.number("await (async () => { const begin = performance.now(); let frames = 0; let now = begin;"
                + " while (now - begin < " + MOTION_MILLIS + ") { const share = (now - begin) / " + MOTION_MILLIS + "; "
                + step + "; await new Promise(requestAnimationFrame); now = performance.now(); frames++; }"
                + " return 1000 * frames / (now - begin); })()");
    }

    private double panMap() {
        return frames("const a = 8 * Math.PI * share; " + MAP + ".camera.pan(6 * Math.cos(a), 6 * Math.sin(a)); " + MAP
                + ".move()");
    }

    double panWafer() {
        page("wafer");
        browser.eval(MAP + ".camera.fit()");
        return panMap();
    }

    double panRoute() {
        browser.eval("document.querySelector('#search').focus()");
        browser.eval("(() => { const run = neckar.runs[0]; const cell = [...run.pack.cell_line].findIndex(l => l >= 0);"
                + " document.querySelector('#search').value = run.cellName(cell); })()");
        browser.key("Enter");
        browser.waitFor(MAP + ".route");
        browser.eval(MAP + ".camera.fit()");
        double frames = panMap();
        browser.eval("neckar.wafer.clear()");
        return frames;
    }

    /** Pans over chips of a width in pixels, in the middle of the wafer. */
    double panChips(int pixels) {
        browser.eval(String.format(
                Locale.ROOT,
                "(() => { %1$s.showChip(198); %1$s.camera.scale *= %2$d / %1$s.chipPixels; %1$s.move(); })()",
                MAP,
                pixels));
        if (pixels >= 300) {
            browser.waitFor("neckar.runs[0].chips.get(198)");
        }
        browser.settle();
        return panMap();
    }

    double zoomMap() {
        browser.eval(MAP + ".camera.fit()");
        return frames(MAP + ".camera.zoom(share < 0.5 ? 1.04 : 1 / 1.04); " + MAP + ".move()");
    }

    double playback() {
        browser.eval(MAP + ".camera.fit()");
        browser.eval("neckar.playback.seek(0)");
        browser.eval("neckar.playback.start()");
        browser.waitFor("neckar.playback.time > 5");
        double frames = frames("");
        browser.eval("neckar.playback.end()");
        return frames;
    }

    double zoomRaster() {
        page("activity");
        browser.waitFor("neckar.built.activity && neckar.built.activity.raster");
        browser.settle();
        return frames("neckar.built.activity.raster.zoom(share < 0.5 ? 0.93 : 1 / 0.93)");
    }

    /** Pans a window that holds a share of all spikes. */
    double panRaster(double share) {
        String raster = "neckar.built.activity.raster";
        browser.eval(String.format(
                Locale.ROOT,
                "%1$s.window(0, %2$s * %1$s.spikes.meta.duration_ms, 0, %1$s.spikes.meta.rows)",
                raster,
                share));
        browser.settle();
        if (share < 0.1) {
            browser.waitFor(raster + ".detailed");
        }
        return frames(raster + ".window(" + raster + ".from + 0.004 * (" + raster + ".to - " + raster + ".from), "
                + raster + ".to + 0.004 * (" + raster + ".to - " + raster + ".from))");
    }

    double heapMb() {
        return browser.number("performance.memory.usedJSHeapSize / 1e6");
    }

    private void page(String name) {
        browser.eval("(location.hash = '#/" + name + "')");
        browser.settle();
    }
}
