package broken.compiler.misc;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;

/** Does what libraries here must not. */
final class Careless {
    static int counter;
    static final Random RANDOM = new Random(1);

    static long act() {
        System.out.println(Files.exists(Path.of("x")));
        return System.nanoTime() + counter;
    }

    private Careless() {}
}
