package broken.emulator.bench;

/** Which die a machine is made of. */
public final class Die {}
