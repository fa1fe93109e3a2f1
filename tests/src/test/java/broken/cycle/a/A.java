package broken.cycle.a;

import broken.cycle.b.B;

/** Half of a cycle. */
public final class A {
    B b;
}
