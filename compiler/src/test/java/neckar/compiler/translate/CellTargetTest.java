package neckar.compiler.translate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import neckar.spec.unit.Scaling;
import org.junit.jupiter.api.Test;

class CellTargetTest {
    @Test
    void conductanceCellKeepsItsNumbers() {
        CellTarget target = target(
                "IF_cond_exp", "\"v_rest\": -65, \"tau_m\": 20, \"cm\": 0.2, \"e_rev_E\": 0, \"e_rev_I\": -80", 0);
        assertEquals(-65, target.restMv());
        assertEquals(0, target.reversalExcMv());
        assertEquals(-80, target.reversalInhMv());
        assertEquals(1, target.weightExc());
        assertEquals(5, target.tauExcMs());
        assertFalse(target.adapts());
    }

    @Test
    void constantCurrentShiftsTheRestingPotential() {
        // I tau_m/cm = 0.5 nA * 20 ms / 0.2 nF = 50 mV.
        CellTarget target = target("IF_cond_exp", "\"v_rest\": -65, \"tau_m\": 20, \"cm\": 0.2", 0.5);
        assertEquals(-15, target.restMv(), 1e-12);
    }

    @Test
    void currentSynapsesGiveTheAskedCurrentAtTheWorkingPoint() {
        CellTarget wide = target("IF_curr_exp", "\"v_rest\": -65, \"v_thresh\": -55", 0, new Scaling(1e4, 2.5, 1.0));
        assertEquals(-65 + 200, wide.reversalExcMv(), 1e-9);
        assertEquals(-65 - 200, wide.reversalInhMv(), 1e-9);
        // 1 nA at (135 + 60) mV driving force is 1/195 uS.
        assertEquals(1.0 / 195, wide.weightExc(), 1e-12);
        assertEquals(1.0 / 205, wide.weightInh(), 1e-12);
    }

    @Test
    void reversalPotentialsStopAtTheEndOfTheVoltageRange() {
        CellTarget target = target("IF_curr_exp", "\"v_rest\": -65, \"v_thresh\": -55", 0);
        assertEquals(20, target.reversalExcMv(), 1e-9);
        assertEquals(-120, target.reversalInhMv(), 1e-9);
        assertEquals(1.0 / 80, target.weightExc(), 1e-12);
        assertEquals(1.0 / 60, target.weightInh(), 1e-12);
    }

    @Test
    void alphaSynapsesKeepTheirCharge() {
        CellTarget target = target("IF_cond_alpha", "\"tau_syn_E\": 2, \"tau_syn_I\": 3", 0);
        assertEquals(4, target.tauExcMs());
        assertEquals(6, target.tauInhMs());
        // Area of w t/tau exp(1 - t/tau) is w tau e, that of w' exp(-t/(2 tau)) is w' 2 tau.
        assertEquals(2 * StrictMath.E, target.weightExc() * 4, 1e-12);
        assertEquals(3 * StrictMath.E, target.weightInh() * 6, 1e-12);
    }

    @Test
    void adaptiveCellFiresAtItsSpikePotential() {
        CellTarget target = target(
                "EIF_cond_exp_isfa_ista",
                "\"v_spike\": -20, \"v_thresh\": -50, \"delta_T\": 0.8, \"a\": 4, \"b\": 0.08",
                0);
        assertEquals(-20, target.spikeMv());
        assertEquals(-50, target.expMv());
        assertTrue(target.adapts());
        CellTarget without = target("EIF_cond_exp_isfa_ista", "\"v_spike\": -20, \"v_thresh\": -50, \"delta_T\": 0", 0);
        assertEquals(-50, without.spikeMv());
        assertEquals(0, without.deltaTMv());
    }

    private static CellTarget target(String cellType, String parameters, double constantNa) {
        return target(cellType, parameters, constantNa, Scaling.DEFAULT);
    }

    private static CellTarget target(String cellType, String parameters, double constantNa, Scaling scaling) {
        return CellTarget.of(TestNetworks.cell(cellType, parameters), 0, constantNa, scaling);
    }
}
