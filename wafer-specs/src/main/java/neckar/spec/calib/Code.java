package neckar.spec.calib;

/**
 * Answer of a map to a hardware value.
 *
 * @param dac code to be written, 0..1023
 * @param given hardware value that the code stands for: the inverse map of the code
 * @param clipped whether the value lay outside the map's domain or the code outside 0..1023
 * @param state whether a measured or the nominal map answered
 */
public record Code(int dac, double given, boolean clipped, MapState state) {}
