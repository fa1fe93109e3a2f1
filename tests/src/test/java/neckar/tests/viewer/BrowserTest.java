package neckar.tests.viewer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import neckar.base.json.JsonObject;
import neckar.base.json.JsonReader;
import neckar.tests.browser.Chromium;
import neckar.tests.workbench.Workbench;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The page in a real Chromium. Skipped, visibly, where there is none; an error there when the environment says
 * {@code NECKAR_BROWSER=required}.
 */
class BrowserTest {
    private static ViewedNetwork viewed;
    private static Chromium browser;

    @BeforeAll
    static void start(@TempDir Path folder) throws IOException {
        boolean required = "required".equals(System.getenv("NECKAR_BROWSER"));
        assumeTrue(
                required || Files.isExecutable(Path.of(Chromium.PROGRAM)),
                "there is no " + Chromium.PROGRAM + "; see .ci/run for the package");
        viewed = ViewedNetwork.start(folder);
        browser = Chromium.start();
    }

    @AfterAll
    static void end() {
        if (browser != null) {
            browser.close();
        }
        if (viewed != null) {
            viewed.close();
        }
    }

    @BeforeEach
    void forget() {
        browser.leave();
    }

    @AfterEach
    void nothingWentWrong() {
        assertEquals(List.of(), browser.takeErrors());
        for (String request : browser.takeRequests()) {
            boolean own = request.startsWith(viewed.address())
                    || request.startsWith("data:")
                    || request.startsWith("blob:")
                    || request.startsWith("about:")
                    || request.startsWith("file:");
            assertTrue(own, "a request to elsewhere: " + request);
        }
    }

    private static void search(String name) {
        browser.click("#search");
        browser.eval("document.getElementById('search').select()");
        browser.write(name);
        browser.key("Enter");
        browser.settle();
    }

    /** Number of different colours among points of the map. */
    private static String picture(String canvas) {
        return browser.eval(hash(canvas));
    }

    /** Expression for a number of the colours of a canvas, 0 while nothing is drawn. */
    private static String hash(String canvas) {
        return "(() => { const c = document.querySelector('" + canvas + "'); const d = c.getContext('2d')"
                + ".getImageData(0, 0, c.width, c.height).data; let h = 0; for (let i = 0; i < d.length; i += 4)"
                + " h = (h * 31 + d[i] + 7 * d[i + 1] + 13 * d[i + 2]) | 0; return h; })()";
    }

    @Test
    void loadsAndTellsWhatTheReportTells() throws IOException {
        browser.open(viewed.address());
        assertEquals("two receptors", browser.eval("document.getElementById('title').textContent"));
        String facts = browser.eval("document.getElementById('facts').textContent");
        JsonObject report = JsonReader.parse(Files.readAllBytes(viewed.lossy.resolve("report.json")), "report")
                .asObject();
        long lost = report.get("synapses")
                .orElseThrow()
                .asObject()
                .get("lost")
                .orElseThrow()
                .integer(1, 1 << 30);
        assertTrue(facts.contains(String.format(java.util.Locale.ROOT, "%,d", lost)), facts);
        String before = picture("#map");
        browser.eval(
                "(() => { const s = document.getElementById('colour'); s.value = 'lost'; s.dispatchEvent(new Event('change')); })()");
        browser.settle();
        assertNotEquals(before, picture("#map"), "another colouring shows other colours");
    }

    @Test
    void zoomsFromTheWaferToASynapse() {
        browser.open(viewed.address());
        double whole = browser.number("neckar.wafer.map.chipPixels");
        search("H" + browser.eval("neckar.runs[0].pack.cell_chip[30]"));
        browser.waitFor("neckar.wafer.map.chipPixels > 230");
        browser.waitFor("[...neckar.runs[0].chips.values()].some(Boolean)");
        browser.settle();
        String chip = picture("#map");
        browser.wheel(400, 300, -240);
        browser.settle();
        assertTrue(browser.number("neckar.wafer.map.chipPixels") > whole * 8);
        assertNotEquals(chip, picture("#map"));
        search("in[0]->exc[1]");
        browser.waitFor("document.querySelector('#facts pre')");
        String text = browser.eval("document.querySelector('#facts pre').textContent");
        assertEquals(
                Workbench.run("inspect", viewed.lossy, "--synapse", "in[0]->exc[1]")
                        .expect(0)
                        .out(),
                text);
        assertTrue(browser.eval("document.getElementById('facts').textContent").contains("decoder"));
        browser.eval(
                "[...document.querySelectorAll('#facts button')].find(b => b.textContent === 'Zoom to the synapse').click()");
        browser.settle();
        assertTrue(browser.number("neckar.wafer.map.camera.scale * 2") > 20, "a synapse is more than 20 pixels wide");
    }

    @Test
    void aClickFindsThePartThatIsThere() {
        browser.open(viewed.address());
        search("exc[17]");
        browser.eval("neckar.wafer.zoomToCell(neckar.runs[0].cell('exc[17]'))");
        browser.settle();
        browser.waitFor("[...neckar.runs[0].chips.values()].some(Boolean)");
        browser.eval("neckar.wafer.clear()");
        String canvas = "document.getElementById('map').getBoundingClientRect()";
        browser.click(
                browser.number(canvas + ".x + " + canvas + ".width / 2"),
                browser.number(canvas + ".y + " + canvas + ".height / 2 - 4"));
        browser.waitFor("neckar.wafer.selection === 'exc[17]'");
    }

    @Test
    void tracesANeuronOverTheWafer() {
        browser.open(viewed.address());
        browser.waitFor(hash("#map") + " !== 0");
        browser.settle();
        String before = picture("#map");
        search("exc[4]");
        browser.waitFor("document.querySelector('#facts pre')");
        assertEquals(
                Workbench.run("inspect", viewed.lossy, "--neuron", "exc[4]")
                        .expect(0)
                        .out(),
                browser.eval("document.querySelector('#facts pre').textContent"));
        assertNotEquals(before, picture("#map"));
        JsonObject neuron = JsonReader.parse(
                        Workbench.run("inspect", viewed.lossy, "--neuron", "exc[4]", "--json")
                                .expect(0)
                                .out()
                                .getBytes(java.nio.charset.StandardCharsets.UTF_8),
                        "inspect")
                .asObject()
                .get("neuron")
                .orElseThrow()
                .asObject();
        long segments = neuron.get("route")
                .orElseThrow()
                .asObject()
                .get("segments")
                .orElseThrow()
                .integer(1, 122_880);
        assertEquals(segments, (long) browser.number("neckar.wafer.map.route.segments"));
        int targets = neuron.get("targets").orElseThrow().asArray().size();
        assertEquals(targets, (int) browser.number("neckar.wafer.map.route.chips.size"), "chips that hear it");
        browser.key("Escape");
        browser.eval("document.activeElement.blur()");
        browser.key("Escape");
        browser.settle();
        assertEquals(before, picture("#map"));
    }

    @Test
    void tellsWhoHoldsWhatALostSynapseLacked() {
        browser.open(viewed.address());
        String pair = lostPair();
        search(pair);
        browser.waitFor("document.querySelector('#facts pre')");
        String text = browser.eval("document.querySelector('#facts pre').textContent");
        assertEquals(
                Workbench.run("inspect", viewed.lossy, "--synapse", pair)
                        .expect(0)
                        .out(),
                text);
        assertTrue(text.contains("lost") && text.contains("held by"), text);
    }

    /** A pair of cells with a lost synapse onto inh[0]. */
    private static String lostPair() {
        return browser.eval("await (async () => { const run = neckar.runs[0]; const post = run.cell('inh[0]');"
                + " const [row] = (await run.lost((a, b) => b === post, 1)).rows;"
                + " return `${run.cellName(row.pre)}->${run.cellName(row.post)}`; })()");
    }

    @Test
    void keepsTheViewInItsAddress() {
        browser.open(viewed.address());
        search("exc[3]");
        browser.eval("neckar.wafer.map.camera.zoom(3), neckar.wafer.map.move()");
        browser.settle();
        browser.waitFor("location.hash.includes('exc')");
        double scale = browser.number("neckar.wafer.map.camera.scale");
        browser.reload();
        browser.settle();
        assertEquals(scale, browser.number("neckar.wafer.map.camera.scale"), 1e-3 * scale);
        assertEquals("exc[3]", browser.eval("neckar.wafer.selection"));
    }

    @Test
    void worksByKeyboardAlone() {
        browser.open(viewed.address());
        browser.key("/");
        assertEquals("search", browser.eval("document.activeElement.id"));
        browser.write("nobody");
        browser.key("Enter");
        assertTrue(browser.eval("document.getElementById('search-error').textContent")
                .contains("nobody"));
        for (int i = 0; i < 30 && !browser.eval("document.activeElement.id").equals("map"); i++) {
            browser.key("Tab");
        }
        assertEquals("map", browser.eval("document.activeElement.id"));
        double scale = browser.number("neckar.wafer.map.camera.scale");
        browser.key("+");
        assertTrue(browser.number("neckar.wafer.map.camera.scale") > scale);
        browser.key("5");
        browser.waitFor("document.querySelector('section[data-page=report] table')");
        assertEquals(
                "page", browser.eval("document.querySelector('nav a[data-page=report]').getAttribute('aria-current')"));
    }

    @Test
    void showsAndZoomsTheActivity() {
        browser.open(viewed.address());
        browser.key("2");
        browser.waitFor(
                "neckar.built.activity && neckar.built.activity.raster && neckar.built.activity.raster.detailed");
        browser.waitFor("document.querySelector('#rates .u-over') && document.querySelector('#voltages .u-over')");
        browser.settle();
        long drawn = (long) browser.number("neckar.built.activity.raster.stats.drawn");
        assertEquals((long) browser.number("neckar.built.activity.spikes.meta.spikes"), drawn, "each spike is drawn");
        String box = "document.getElementById('raster').getBoundingClientRect()";
        double x = browser.number(box + ".x");
        double y = browser.number(box + ".y");
        browser.drag(x + 300, y + 40, x + 500, y + 45);
        browser.settle();
        assertTrue(browser.number("neckar.built.activity.raster.to - neckar.built.activity.raster.from") < 40);
        assertTrue(browser.number("neckar.built.activity.raster.stats.drawn") < drawn);
    }

    @Test
    void playsTheSpikesBack() {
        browser.open(viewed.address());
        browser.waitFor(hash("#map") + " !== 0");
        browser.settle();
        String before = picture("#map");
        browser.click("#play");
        browser.waitFor("neckar.playback.time > 5");
        assertTrue(browser.number("neckar.playback.glow.reduce((a, b) => a + b, 0)") > 0);
        assertTrue(browser.number("neckar.playback.waves.length") > 0, "events travel");
        assertNotEquals(before, picture("#map"));
        browser.click("#play");
        double at = browser.number("neckar.playback.time");
        browser.settle();
        assertEquals(at, browser.number("neckar.playback.time"));
    }

    @Test
    void comparesTwoFolders() {
        browser.open(viewed.address());
        browser.key("4");
        browser.waitFor("document.querySelectorAll('section[data-page=compare] table').length === 3");
        String text = browser.eval("document.querySelector('section[data-page=compare]').textContent");
        assertTrue(text.contains("synapses lost") && text.contains("plus"), text);
        browser.eval("neckar.built.compare.maps[0].camera.zoom(2), neckar.built.compare.maps[0].move()");
        browser.settle();
        assertEquals(
                browser.number("neckar.built.compare.maps[0].camera.scale"),
                browser.number("neckar.built.compare.maps[1].camera.scale"));
        String beside = picture("section[data-page=compare] figure:nth-of-type(2) canvas");
        browser.click("#difference");
        browser.settle();
        assertNotEquals(beside, picture("section[data-page=compare] figure:nth-of-type(2) canvas"));
        browser.key("3");
        browser.waitFor("document.querySelectorAll('.graph path').length === 4");
    }

    @Test
    void worksFromOneFileOnDisk(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("page.html");
        Workbench.run("view", viewed.lossy, "--compare", viewed.whole, "--export", file, "--quiet")
                .expect(0);
        browser.open(file.toUri().toString());
        search("exc[4]");
        browser.waitFor("document.querySelector('#facts pre')");
        assertTrue(
                browser.eval("document.querySelector('#facts pre').textContent").contains("synapse switch"));
        String pair = lostPair();
        search(pair);
        browser.waitFor("document.querySelector('#facts pre')");
        assertEquals(
                Workbench.run("inspect", viewed.lossy, "--synapse", pair)
                        .expect(0)
                        .out(),
                browser.eval("document.querySelector('#facts pre').textContent"));
        browser.key("2");
        browser.waitFor(
                "neckar.built.activity && neckar.built.activity.raster && neckar.built.activity.raster.detailed");
        browser.key("4");
        browser.waitFor("document.querySelectorAll('section[data-page=compare] table').length === 3");
        assertFalse(Files.readString(file).contains(viewed.address()), "the file names no server");
    }

    @Test
    void contrastsAreLargeEnoughInLightAndDark() {
        browser.open(viewed.address());
        String contrast = """
                (() => {
                  const style = getComputedStyle(document.documentElement);
                  const light = (name) => { const hex = style.getPropertyValue('--' + name).trim();
                    const [r, g, b] = [1, 3, 5].map((i) => parseInt(hex.slice(i, i + 2), 16) / 255)
                      .map((c) => (c <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
                    return 0.2126 * r + 0.7152 * g + 0.0722 * b; };
                  const ratio = (a, b) => { const [x, y] = [light(a), light(b)].sort((p, q) => q - p); return (x + 0.05) / (y + 0.05); };
                  const text = Math.min(...['ink', 'muted', 'accent', 'bad'].flatMap((a) => ['paper', 'raised'].map((b) => ratio(a, b))), ratio('on-accent', 'accent'));
                  const marks = Math.min(...['line', 'driver', 'mark', 'trace', 'bad', 'focus', 'dnc', 'merger'].map((a) => ratio(a, 'paper')));
                  return Math.min(text / 4.5, marks / 3);
                })()
                """;
        String theme = browser.eval("document.documentElement.dataset.theme");
        assertTrue(browser.number(contrast) >= 1, theme);
        browser.click("#theme");
        assertNotEquals(theme, browser.eval("document.documentElement.dataset.theme"));
        assertTrue(browser.number(contrast) >= 1, "the other theme");
    }
}
