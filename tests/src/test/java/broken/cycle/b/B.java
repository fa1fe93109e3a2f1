package broken.cycle.b;

import broken.cycle.a.A;

/** The other half. */
public final class B {
    A a;
}
