package broken.spec.coord;

import broken.network.Population;

/** Hardware description that knows a network. */
final class Leak {
    Population population = new Population();
}
