package neckar.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class CellTypeTest {
    @ParameterizedTest
    @CsvSource({
        "IF_cond_exp, e_rev_I, -70",
        "IF_cond_exp, tau_syn_E, 5",
        "IF_cond_alpha, tau_syn_E, 0.3",
        "IF_cond_alpha, tau_syn_I, 0.5",
        "IF_curr_alpha, tau_syn_E, 0.5",
        "IF_curr_exp, tau_syn_I, 5",
        "EIF_cond_exp_isfa_ista, cm, 0.281",
        "EIF_cond_exp_isfa_ista, e_rev_I, -80",
        "EIF_cond_alpha_isfa_ista, tau_m, 9.3667",
        "EIF_cond_alpha_isfa_ista, v_spike, -40",
        "SpikeSourcePoisson, rate, 1",
        "SpikeSourcePoisson, duration, 1e10",
    })
    void defaultsAreThoseOfPynn(String type, String parameter, double value) {
        Population cells = Networks.population(0, "a", 1, CellType.find(type).orElseThrow(), Map.of());
        assertEquals(value, cells.value(parameter, 0));
    }

    @ParameterizedTest
    @EnumSource
    void defaultsLieInTheirRanges(CellType type) {
        type.parameters()
                .values()
                .forEach(parameter ->
                        assertTrue(parameter.range().contains(parameter.defaultValue()), parameter.name()));
    }

    @Test
    void keysOfNamesAreUnique() {
        Map<Integer, String> names = new HashMap<>();
        for (CellType type : CellType.values()) {
            for (CellParameter parameter : type.parameters().values()) {
                assertEquals(parameter.name(), names.merge(parameter.key(), parameter.name(), (a, b) -> a));
            }
        }
    }

    @Test
    void kindsAreTold() {
        assertEquals(9, CellType.IF_CURR_EXP.parameters().size());
        assertEquals(11, CellType.IF_COND_EXP.parameters().size());
        assertEquals(16, CellType.EIF_COND_EXP_ISFA_ISTA.parameters().size());
        assertTrue(CellType.IF_COND_ALPHA.isConductance() && CellType.IF_COND_ALPHA.isAlpha());
        assertTrue(!CellType.IF_CURR_EXP.isConductance() && !CellType.SPIKE_SOURCE_ARRAY.isConductance());
        assertTrue(CellType.EIF_COND_ALPHA_ISFA_ISTA.isAdEx() && CellType.SPIKE_SOURCE_POISSON.isSource());
    }
}
