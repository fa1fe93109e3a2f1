package neckar.cli.view;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import neckar.base.InputException;
import org.jspecify.annotations.Nullable;

/**
 * Serves the page and its data on the loopback interface, read-only. A request names an asset, a piece of data or a
 * question; none of them is a path of the file system. Requests for another host are refused, so that no other page can
 * reach the data through a name that resolves to this machine.
 */
public final class ViewServer implements AutoCloseable {
    private static final int THREADS = 4;
    private static final int BACKLOG = 16;
    private static final String POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:;"
                    + " connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private final ViewData data;
    private final List<ViewAnswers> answers;
    private final HttpServer server;
    private final ExecutorService threads;

    private ViewServer(ViewData data, HttpServer server) {
        this.data = data;
        this.server = server;
        answers = data.runs().stream().map(ViewAnswers::new).toList();
        threads = Executors.newFixedThreadPool(THREADS);
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    /**
     * Starts a server.
     *
     * @param port port 1..65535, or 0 for any that is free
     * @throws InputException if the port is taken
     */
    public static ViewServer start(ViewData data, int port) {
        try {
            InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
            return new ViewServer(data, HttpServer.create(address, BACKLOG));
        } catch (IOException e) {
            throw InputException.of("--port", "cannot listen: " + e.getMessage())
                    .value(port)
                    .advice("leave out --port, or name a free one");
        }
    }

    /** Address of the page. */
    public String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/";
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    /** What a request gets. */
    @SuppressWarnings("ArrayRecordComponent")
    private record Reply(int status, String type, byte[] content) {
        static Reply text(int status, String text) {
            return new Reply(status, "text/plain; charset=utf-8", text.getBytes(StandardCharsets.UTF_8));
        }
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            Reply reply;
            try {
                reply = reply(exchange);
            } catch (RuntimeException e) {
                reply = Reply.text(500, "neckar view: " + e);
            }
            Headers headers = exchange.getResponseHeaders();
            headers.set("Content-Type", reply.type);
            headers.set("Cache-Control", "no-store");
            headers.set("Content-Security-Policy", POLICY);
            headers.set("X-Content-Type-Options", "nosniff");
            headers.set("Referrer-Policy", "no-referrer");
            headers.set("Cross-Origin-Resource-Policy", "same-origin");
            boolean head = exchange.getRequestMethod().equals("HEAD");
            exchange.sendResponseHeaders(reply.status, head || reply.content.length == 0 ? -1 : reply.content.length);
            if (!head && reply.content.length > 0) {
                try (OutputStream out = exchange.getResponseBody()) {
                    out.write(reply.content);
                }
            }
        }
    }

    private Reply reply(HttpExchange exchange) {
        if (!isOwnHost(exchange.getRequestHeaders().getFirst("Host"))) {
            return Reply.text(403, "this server answers for 127.0.0.1 and localhost only");
        }
        String method = exchange.getRequestMethod();
        if (!method.equals("GET") && !method.equals("HEAD")) {
            return Reply.text(405, "this server only reads");
        }
        String path = exchange.getRequestURI().getRawPath();
        if (path.startsWith("/data/")) {
            String name = path.substring("/data/".length());
            String type =
                    name.endsWith("runs") || name.endsWith("report") ? "application/json" : "application/octet-stream";
            return data.get(name).map(bytes -> new Reply(200, type, bytes)).orElseGet(() -> unknown(path));
        }
        if (path.startsWith("/ask/")) {
            return ask(path, exchange.getRequestURI().getRawQuery());
        }
        String asset = path.equals("/") ? ViewAssets.PAGE : path.substring(1);
        return ViewAssets.read(asset)
                .map(bytes -> new Reply(200, ViewAssets.type(asset), bytes))
                .orElseGet(() -> unknown(path));
    }

    private static Reply unknown(String path) {
        return Reply.text(404, "there is no " + path);
    }

    private boolean isOwnHost(@Nullable String host) {
        int port = server.getAddress().getPort();
        return host != null && (host.equals("127.0.0.1:" + port) || host.equals("localhost:" + port));
    }

    /** A question {@code /ask/RUN/KIND?name=...}. */
    private Reply ask(String path, @Nullable String query) {
        List<String> parts = List.of(path.substring("/ask/".length()).split("/", -1));
        OptionalInt run = ViewData.number(parts.get(0), answers.size());
        if (parts.size() != 2 || run.isEmpty()) {
            return unknown(path);
        }
        try {
            Optional<Map<String, Object>> answer = answers.get(run.getAsInt()).answer(parts.get(1), arguments(query));
            return answer.map(tree -> json(200, tree)).orElseGet(() -> unknown(path));
        } catch (InputException e) {
            Map<String, Object> tree = new LinkedHashMap<>();
            tree.put("error", e.getMessage());
            return json(400, tree);
        }
    }

    private Reply json(int status, Map<String, ?> tree) {
        return new Reply(status, "application/json", data.json(tree).getBytes(StandardCharsets.UTF_8));
    }

    private static Map<String, String> arguments(@Nullable String query) {
        Map<String, String> arguments = new LinkedHashMap<>();
        if (query != null) {
            for (String part : query.split("&", -1)) {
                int equals = part.indexOf('=');
                if (equals > 0) {
                    arguments.put(
                            URLDecoder.decode(part.substring(0, equals), StandardCharsets.UTF_8),
                            URLDecoder.decode(part.substring(equals + 1), StandardCharsets.UTF_8));
                }
            }
        }
        return arguments;
    }
}
