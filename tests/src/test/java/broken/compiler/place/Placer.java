package broken.compiler.place;

import broken.emulator.bench.Door;

/** A compiler that looks into the machine. */
public final class Placer {
    Door door = new Door();
}
