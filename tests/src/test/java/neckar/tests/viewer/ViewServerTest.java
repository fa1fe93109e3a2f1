package neckar.tests.viewer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import neckar.base.json.JsonArray;
import neckar.base.json.JsonObject;
import neckar.base.json.JsonReader;
import neckar.tests.workbench.Workbench;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the server gives, and what it refuses. */
class ViewServerTest {
    private static ViewedNetwork viewed;
    private static int port;

    @BeforeAll
    static void start(@TempDir Path folder) throws IOException {
        viewed = ViewedNetwork.start(folder);
        port = URI.create(viewed.address()).getPort();
    }

    @AfterAll
    static void end() {
        if (viewed != null) {
            viewed.close();
        }
    }

    /** An answer as it comes over the wire. */
    @SuppressWarnings("ArrayRecordComponent")
    private record Answer(int status, String head, byte[] body) {
        String text() {
            return new String(body, StandardCharsets.UTF_8);
        }
    }

    private static Answer get(String target) throws IOException {
        return send("GET " + target + " HTTP/1.1\r\nHost: 127.0.0.1:" + port + "\r\nConnection: close\r\n\r\n");
    }

    /** Sends a request byte by byte as it stands: a client library would tidy up paths and names. */
    private static Answer send(String request) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            byte[] all = socket.getInputStream().readAllBytes();
            String text = new String(all, StandardCharsets.ISO_8859_1);
            int body = text.indexOf("\r\n\r\n") + 4;
            byte[] content = java.util.Arrays.copyOfRange(all, body, all.length);
            return new Answer(Integer.parseInt(text.substring(9, 12)), text.substring(0, body), content);
        }
    }

    private static JsonObject json(byte[] bytes) {
        return JsonReader.parse(bytes, "answer").asObject();
    }

    @Test
    void listensOnTheLoopbackInterfaceAlone() throws IOException {
        assertEquals(200, get("/").status());
        for (NetworkInterface each : Collections.list(NetworkInterface.getNetworkInterfaces())) {
            for (InetAddress other : Collections.list(each.getInetAddresses())) {
                if (!other.isLoopbackAddress()) {
                    try (Socket socket = new Socket()) {
                        assertThrows(
                                IOException.class,
                                () -> socket.connect(new InetSocketAddress(other, port), 500),
                                other::toString);
                    }
                }
            }
        }
    }

    @Test
    void servesNothingButItsOwnNames() throws IOException {
        Path secret = Files.writeString(viewed.lossy.resolve("secret.txt"), "do not serve this");
        String deep = "../".repeat(12);
        for (String target : List.of(
                "/secret.txt",
                "/data/secret.txt",
                "/data/0/secret.txt",
                "/data/0/../0/secret.txt",
                "/../secret.txt",
                "/" + deep + secret,
                "/data/0/" + deep + "etc/passwd",
                "/data/0/chip/../../../etc/passwd",
                "/..%2f..%2f..%2fetc%2fpasswd",
                "/data/0/%2e%2e/%2e%2e/etc/passwd",
                "/%2e%2e%2f%2e%2e%2fetc%2fpasswd",
                "//etc/passwd",
                "/..\\..\\etc\\passwd",
                "/data/0/chip/33%00.txt",
                "/data//0/wafer",
                "/data/2/wafer",
                "/data/-1/wafer",
                "/data/0/chip/384",
                "/data/0/chip/-1",
                "/data/1/activity",
                "/Main.class",
                "/neckar/viewer/main.js",
                "/META-INF/MANIFEST.MF",
                "/ask/0/unknown",
                "/ask/9/neuron?name=exc[0]",
                "/ask/0/neuron/x")) {
            Answer answer = get(target);
            assertTrue(answer.status() == 404 || answer.status() == 400, target + " -> " + answer.head());
            assertFalse(answer.text().contains("do not serve"), target);
            assertFalse(answer.text().contains("root:"), target);
        }
    }

    @Test
    void refusesOtherHostsAndWriting() throws IOException {
        assertEquals(
                403,
                send("GET /data/runs HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n")
                        .status());
        assertEquals(403, send("GET / HTTP/1.0\r\n\r\n").status());
        String end = " / HTTP/1.1\r\nHost: localhost:" + port + "\r\nConnection: close\r\nContent-Length: 0\r\n\r\n";
        for (String method : List.of("POST", "PUT", "DELETE", "OPTIONS")) {
            assertEquals(405, send(method + end).status(), method);
        }
        assertEquals(200, send("GET" + end).status());
        assertEquals(0, send("HEAD" + end).body().length);
    }

    @Test
    void allowsThePageNothingFromElsewhere() throws IOException {
        Answer page = get("/");
        assertTrue(
                page.head().toLowerCase(java.util.Locale.ROOT).contains("content-security-policy: default-src 'none'"));
        assertFalse(page.text().contains("http://") || page.text().contains("https://"), "no address of another host");
    }

    @Test
    void packsTellWhatTheReportTells() throws IOException {
        JsonObject report = json(get("/data/0/report").body());
        long lost = report.get("synapses")
                .orElseThrow()
                .asObject()
                .get("lost")
                .orElseThrow()
                .integer(1, 1 << 30);
        assertEquals(lost, sum(get("/data/0/wafer").body(), "chip_lost"));
        long used = report.get("resources")
                .orElseThrow()
                .asObject()
                .get("synapses_used")
                .orElseThrow()
                .integer(1, 1 << 30);
        assertEquals(used, sum(get("/data/0/wafer").body(), "chip_synapses"));
        assertEquals(0, sum(get("/data/1/wafer").body(), "chip_lost"));
        assertEquals(260, sum(get("/data/0/wafer").body(), "chip_neurons"));
    }

    /** Sum of an i32 array of a pack. */
    private static long sum(byte[] pack, String name) {
        ByteBuffer buffer = ByteBuffer.wrap(pack).order(ByteOrder.LITTLE_ENDIAN);
        int length = buffer.getInt(0);
        JsonObject header = json(java.util.Arrays.copyOfRange(pack, 4, 4 + length));
        JsonArray entry = header.get("arrays")
                .orElseThrow()
                .asObject()
                .get(name)
                .orElseThrow()
                .asArray();
        assertEquals("i32", entry.get(0).text());
        int offset = 4 + length + (int) entry.get(1).integer(0, pack.length);
        assertEquals(0, offset % 8);
        long sum = 0;
        for (int i = 0; i < entry.get(2).integer(0, pack.length); i++) {
            sum += buffer.getInt(offset + 4 * i);
        }
        return sum;
    }

    @Test
    void piecesHoldAllSpikesInOrder() throws IOException {
        byte[] piece = get("/data/0/spikes/0").body();
        ByteBuffer buffer = ByteBuffer.wrap(piece).order(ByteOrder.LITTLE_ENDIAN);
        int length = buffer.getInt(0);
        JsonObject header = json(java.util.Arrays.copyOfRange(piece, 4, 4 + length));
        JsonArray entry = header.get("arrays")
                .orElseThrow()
                .asObject()
                .get("time")
                .orElseThrow()
                .asArray();
        int offset = 4 + length + (int) entry.get(1).integer(0, piece.length);
        int count = (int) entry.get(2).integer(0, piece.length);
        assertEquals(Files.readAllLines(viewed.lossy.resolve("spikes.csv")).size() - 1, count);
        for (int i = 1; i < count; i++) {
            assertTrue(buffer.getFloat(offset + 4 * i) >= buffer.getFloat(offset + 4 * i - 4), "in the order of time");
        }
        assertEquals(404, get("/data/0/spikes/1").status());
    }

    @Test
    void answersLikeInspect() throws IOException {
        String text = json(get("/ask/0/neuron?name=exc%5B4%5D").body())
                .get("text")
                .orElseThrow()
                .text();
        assertEquals(
                Workbench.run("inspect", viewed.lossy, "--neuron", "exc[4]")
                        .expect(0)
                        .out(),
                text);
        Answer wrong = get("/ask/0/neuron?name=exd%5B4%5D");
        assertEquals(400, wrong.status());
        assertTrue(json(wrong.body()).get("error").orElseThrow().text().contains("exc"), wrong.text());
    }

    @Test
    void takesOnlyAFreePort() {
        String text =
                Workbench.run("view", viewed.lossy, "--port", port).expect(1).err();
        assertTrue(text.contains("--port"), text);
    }
}
