package broken.compiler.check;

import broken.compiler.place.Placer;

/** A checker that trusts what it checks. */
final class Checker {
    Placer placer = new Placer();
}
