package neckar.emulator.kernel;

/**
 * Drivers of one chip that one line reaches after one delay: they hear each of its events at the same instant, so the
 * cells that answer to an address are one row (emulator reference 2.6).
 *
 * @param drivers the drivers, ascending; not to be changed
 * @param heard for each of them bit A when one of its cells decodes address A
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record RowGroup(int[] drivers, long[] heard) {
    /** Addresses that at least one cell decodes. */
    long decoded() {
        long all = 0;
        for (long own : heard) {
            all |= own;
        }
        return all;
    }

    /** Number of drivers in which a cell decodes address 0. */
    int hearingZero() {
        int count = 0;
        for (long own : heard) {
            count += (int) (own & 1);
        }
        return count;
    }
}
