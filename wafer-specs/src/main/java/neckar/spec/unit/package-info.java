/**
 * Units and scales: biology to hardware and back, the scale of floating-gate codes, capacitances, digital time. The
 * only place where a quantity changes its unit. Depends on {@code neckar.base} alone; all types are immutable.
 */
@NullMarked
package neckar.spec.unit;

import org.jspecify.annotations.NullMarked;
