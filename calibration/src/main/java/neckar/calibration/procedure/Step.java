package neckar.calibration.procedure;

/**
 * One writing of the floating gates of a procedure.
 *
 * @param code stepped code, or the number of the step where several codes differ
 * @param repetition repetition of the same step, from 0
 */
public record Step(int code, int repetition) {}
