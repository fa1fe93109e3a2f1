package neckar.tests.browser;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import neckar.base.json.JsonObject;
import neckar.base.json.JsonReader;
import neckar.base.json.JsonValue;
import org.jspecify.annotations.Nullable;

/**
 * One page in a headless Chromium, driven through its debugging protocol over a web socket of the loopback interface.
 * Collects what the page requests and what goes wrong in it.
 */
public final class Chromium implements AutoCloseable {
    /** Where Debian puts the program. */
    public static final String PROGRAM = "/usr/bin/chromium";

    private static final long LIMIT_SEC = 60;
    private static final int POLL_MILLIS = 40;

    private final Process process;
    private final Path profile;
    private final WebSocket socket;
    private final AtomicInteger numbers = new AtomicInteger();
    private final Map<Integer, CompletableFuture<JsonObject>> waiting = new ConcurrentHashMap<>();
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final List<String> errors = new CopyOnWriteArrayList<>();
    private @Nullable String session;

    private Chromium(Process process, Path profile, URI address) {
        this.process = process;
        this.profile = profile;
        socket = HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .buildAsync(address, new Listener())
                .join();
    }

    /** Starts a browser with one empty page of 1400 x 900 pixels. */
    public static Chromium start() throws IOException {
        Path profile = Files.createTempDirectory("chromium");
        List<String> command = new ArrayList<>(List.of(
                PROGRAM,
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--disable-dev-shm-usage",
                "--remote-debugging-port=0",
                "--user-data-dir=" + profile,
                "about:blank"));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        Chromium browser = new Chromium(process, profile, address(process));
        JsonObject page = browser.call("Target.createTarget", Map.of("url", "about:blank"));
        JsonObject attached =
                browser.call("Target.attachToTarget", Map.of("targetId", text(page, "targetId"), "flatten", true));
        browser.session = text(attached, "sessionId");
        for (String domain : List.of("Page", "Runtime", "Network", "Log")) {
            browser.call(domain + ".enable", Map.of());
        }
        browser.call(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", 1400, "height", 900, "deviceScaleFactor", 1, "mobile", false));
        return browser;
    }

    /** Reads the address that the browser prints, then goes on reading so that it never blocks. */
    private static URI address(Process process) throws IOException {
        BufferedReader lines =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        String mark = "DevTools listening on ";
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.startsWith(mark)) {
                Thread drain = new Thread(() -> {
                    try (lines) {
                        while (lines.readLine() != null) {
                            // Only to keep the pipe empty.
                        }
                    } catch (IOException e) {
                        // The browser has ended.
                    }
                });
                drain.setDaemon(true);
                drain.start();
                return URI.create(line.substring(mark.length()).strip());
            }
        }
        throw new IOException("the browser told no address");
    }

    private static String text(JsonObject object, String key) {
        return object.get(key).orElseThrow().text();
    }

    /** Opens an address and waits until the page says that it is ready. */
    public void open(String address) {
        call("Page.navigate", Map.of("url", address));
        waitFor("window.neckar !== undefined && document.readyState === 'complete'");
    }

    /** Leaves the page, so that a change of nothing but the part behind the hash cannot keep it alive. */
    public void leave() {
        call("Page.navigate", Map.of("url", "about:blank"));
        waitFor("location.href === 'about:blank'");
    }

    /** Loads the page again, as the browser's button does. */
    public void reload() {
        eval("delete window.neckar");
        call("Page.reload", Map.of());
        waitFor("window.neckar !== undefined && document.readyState === 'complete'");
    }

    /** The value of an expression, awaited; its text when it is no text itself. */
    public String eval(String expression) {
        JsonObject reply = call(
                "Runtime.evaluate",
                Map.of(
                        "expression",
                        "(async () => String(" + expression + "))()",
                        "awaitPromise",
                        true,
                        "returnByValue",
                        true));
        if (reply.get("exceptionDetails").isPresent()) {
            throw new AssertionError(expression + ": "
                    + describe(reply.get("exceptionDetails").orElseThrow().asObject()));
        }
        return reply.get("result")
                .orElseThrow()
                .asObject()
                .get("value")
                .map(JsonValue::text)
                .orElse("");
    }

    private static String describe(JsonObject exception) {
        return exception
                .get("exception")
                .flatMap(value -> value.asObject().get("description"))
                .map(JsonValue::text)
                .orElseGet(() -> text(exception, "text"));
    }

    /** The value of a numeric expression. */
    public double number(String expression) {
        return Double.parseDouble(eval(expression));
    }

    /** Waits until an expression is true. */
    public void waitFor(String condition) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(LIMIT_SEC);
        while (System.nanoTime() < end) {
            if (eval("Boolean(" + condition + ")").equals("true")) {
                return;
            }
            pause(POLL_MILLIS);
        }
        throw new AssertionError("never became true: " + condition + "; errors of the page: " + errors);
    }

    /** Waits until the page has drawn. */
    public void settle() {
        pause(250);
        eval("await new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))");
    }

    private static void pause(int millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Clicks at a point of the window, in pixels. */
    public void click(double x, double y) {
        mouse("mouseMoved", x, y, 0);
        mouse("mousePressed", x, y, 1);
        mouse("mouseReleased", x, y, 1);
    }

    /** Clicks in the middle of an element. */
    public void click(String selector) {
        String box = "document.querySelector(" + quote(selector) + ").getBoundingClientRect()";
        eval("document.querySelector(" + quote(selector) + ").scrollIntoView({block: 'nearest'})");
        click(number(box + ".x + " + box + ".width / 2"), number(box + ".y + " + box + ".height / 2"));
    }

    /** Presses at one point, moves to another, lets go there. */
    public void drag(double x0, double y0, double x1, double y1) {
        mouse("mouseMoved", x0, y0, 0);
        mouse("mousePressed", x0, y0, 1);
        mouse("mouseMoved", (x0 + x1) / 2, (y0 + y1) / 2, 1);
        mouse("mouseMoved", x1, y1, 1);
        mouse("mouseReleased", x1, y1, 1);
    }

    private void mouse(String type, double x, double y, int buttons) {
        boolean pressed = !type.equals("mouseMoved");
        call(
                "Input.dispatchMouseEvent",
                Map.of(
                        "type",
                        type,
                        "x",
                        x,
                        "y",
                        y,
                        "button",
                        pressed || buttons > 0 ? "left" : "none",
                        "buttons",
                        buttons,
                        "clickCount",
                        pressed ? 1 : 0));
    }

    /** Turns the wheel over a point; below 0 is forward. */
    public void wheel(double x, double y, double by) {
        call("Input.dispatchMouseEvent", Map.of("type", "mouseWheel", "x", x, "y", y, "deltaX", 0, "deltaY", by));
    }

    /** Presses and releases a key by its DOM name; letters also write. */
    public void key(String key) {
        Map<String, Integer> codes = Map.of(
                "Enter", 13, "Escape", 27, "Tab", 9, "ArrowDown", 40, "ArrowRight", 39, "ArrowLeft", 37, "ArrowUp", 38);
        boolean letter = key.length() == 1;
        int code = letter ? Character.toUpperCase(key.charAt(0)) : codes.getOrDefault(key, 0);
        String written = letter ? key : key.equals("Enter") ? "\r" : "";
        call(
                "Input.dispatchKeyEvent",
                Map.of(
                        "type",
                        written.isEmpty() ? "rawKeyDown" : "keyDown",
                        "key",
                        key,
                        "text",
                        written,
                        "windowsVirtualKeyCode",
                        code));
        call("Input.dispatchKeyEvent", Map.of("type", "keyUp", "key", key, "windowsVirtualKeyCode", code));
    }

    /** Writes a text where the cursor is. */
    public void write(String text) {
        call("Input.insertText", Map.of("text", text));
    }

    /** Addresses that the page asked for since the last call. */
    public List<String> takeRequests() {
        List<String> taken = List.copyOf(requests);
        requests.clear();
        return taken;
    }

    /** Errors in the page since the last call: exceptions, failed requests, refused policies. */
    public List<String> takeErrors() {
        List<String> taken = List.copyOf(errors);
        errors.clear();
        return taken;
    }

    static String quote(String text) {
        return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }

    /** Calls a method of the protocol and gives its result. */
    JsonObject call(String method, Map<String, ?> parameters) {
        int number = numbers.incrementAndGet();
        CompletableFuture<JsonObject> reply = new CompletableFuture<>();
        waiting.put(number, reply);
        socket.sendText(message(number, method, parameters), true).join();
        try {
            JsonObject got = reply.get(LIMIT_SEC, TimeUnit.SECONDS);
            Optional<JsonValue> error = got.get("error");
            if (error.isPresent()) {
                throw new AssertionError(method + ": " + text(error.get().asObject(), "message"));
            }
            return got.get("result").orElseThrow().asObject();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (java.util.concurrent.ExecutionException | java.util.concurrent.TimeoutException e) {
            throw new AssertionError(method + " was not answered", e);
        }
    }

    private String message(int number, String method, Map<String, ?> parameters) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
            json.writeStartObject();
            json.writeNumberField("id", number);
            json.writeStringField("method", method);
            if (session != null) {
                json.writeStringField("sessionId", session);
            }
            json.writeObjectFieldStart("params");
            for (Map.Entry<String, ?> entry : parameters.entrySet()) {
                json.writeFieldName(entry.getKey());
                if (entry.getValue() instanceof Boolean flag) {
                    json.writeBoolean(flag);
                } else if (entry.getValue() instanceof Integer value) {
                    json.writeNumber(value);
                } else if (entry.getValue() instanceof Number value) {
                    json.writeNumber(value.doubleValue());
                } else {
                    json.writeString(String.valueOf(entry.getValue()));
                }
            }
            json.writeEndObject();
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    private void take(String message) {
        JsonObject object = JsonReader.parse(message.getBytes(StandardCharsets.UTF_8), "message of the browser")
                .asObject();
        Optional<JsonValue> id = object.get("id");
        if (id.isPresent()) {
            CompletableFuture<JsonObject> reply = waiting.remove((int) id.get().integer(0, Integer.MAX_VALUE));
            if (reply != null) {
                reply.complete(object);
            }
            return;
        }
        String method = text(object, "method");
        JsonObject parameters = object.get("params").orElseThrow().asObject();
        if (method.equals("Network.requestWillBeSent")) {
            requests.add(text(parameters.get("request").orElseThrow().asObject(), "url"));
        } else if (method.equals("Runtime.exceptionThrown")) {
            JsonObject details =
                    parameters.get("exceptionDetails").orElseThrow().asObject();
            errors.add(describe(details));
        } else if (method.equals("Log.entryAdded")) {
            JsonObject entry = parameters.get("entry").orElseThrow().asObject();
            if (text(entry, "level").equals("error")) {
                errors.add(text(entry, "text") + " "
                        + entry.get("url").map(JsonValue::text).orElse(""));
            }
        }
    }

    /** Puts messages together that come in pieces. */
    private final class Listener implements WebSocket.Listener {
        private final StringBuilder text = new StringBuilder();

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean last) {
            text.append(data);
            if (last) {
                String whole = text.toString();
                text.setLength(0);
                take(whole);
            }
            webSocket.request(1);
            return null;
        }
    }

    /** Resident memory of the process that shows the page, in megabytes (Linux); the largest renderer. */
    public double rendererMb() {
        return process.descendants().mapToDouble(Chromium::rendererMb).max().orElse(0);
    }

    private static double rendererMb(ProcessHandle each) {
        Path folder = Path.of("/proc", Long.toString(each.pid()));
        try {
            if (!Files.readString(folder.resolve("cmdline"), StandardCharsets.ISO_8859_1)
                    .contains("--type=renderer")) {
                return 0;
            }
            for (String line : Files.readAllLines(folder.resolve("status"))) {
                if (line.startsWith("VmRSS:")) {
                    return Double.parseDouble(line.replaceAll("[^0-9]", "")) / 1024;
                }
            }
        } catch (IOException e) {
            // The process has ended meanwhile.
        }
        return 0;
    }

    @Override
    public void close() {
        socket.abort();
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        try {
            process.waitFor(10, TimeUnit.SECONDS);
            try (Stream<Path> files = Files.walk(profile)) {
                files.sorted(java.util.Comparator.reverseOrder())
                        .forEach(file -> file.toFile().delete());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
