package neckar.spec.coord;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** Id, text and enumeration of every kind of coordinate. */
class CoordinateTextTest {
    /** A kind of coordinate with its conversions. */
    record Kind<C extends Coordinate>(
            String name, int count, IntFunction<C> of, Function<String, C> parse, List<C> all) {
        void assertRoundTrip(int id) {
            C position = of.apply(id);
            assertEquals(id, position.id());
            assertEquals(position, parse.apply(position.toString()), name);
            assertEquals(position, all.get(id), name);
            assertEquals(position.hashCode(), of.apply(id).hashCode());
        }

        void assertRefused(String text) {
            assertThrows(IllegalArgumentException.class, () -> parse.apply(text), name);
        }

        void assertOutOfRange(int id) {
            assertThrows(IllegalArgumentException.class, () -> of.apply(id), name);
        }

        @Override
        public String toString() {
            return name;
        }
    }

    private static <C extends Coordinate> Kind<C> kind(
            int count, IntFunction<C> of, Function<String, C> parse, List<C> all) {
        return new Kind<>(all.get(0).getClass().getSimpleName(), count, of, parse, all);
    }

    static List<Kind<?>> kinds() {
        return Stream.of(waferKinds(), lineKinds(), circuitKinds())
                .flatMap(List::stream)
                .toList();
    }

    /** Chips, reticles, FPGAs, and positions on the whole wafer. */
    private static List<Kind<?>> waferKinds() {
        return List.of(
                kind(AdcGroupOnWafer.COUNT, AdcGroupOnWafer::of, AdcGroupOnWafer::parse, AdcGroupOnWafer.all()),
                kind(AdcTriggerOnWafer.COUNT, AdcTriggerOnWafer::of, AdcTriggerOnWafer::parse, AdcTriggerOnWafer.all()),
                kind(DenmemOnWafer.COUNT, DenmemOnWafer::of, DenmemOnWafer::parse, DenmemOnWafer.all()),
                kind(DncMergerOnWafer.COUNT, DncMergerOnWafer::of, DncMergerOnWafer::parse, DncMergerOnWafer.all()),
                kind(FpgaOnWafer.COUNT, FpgaOnWafer::of, FpgaOnWafer::parse, FpgaOnWafer.all()),
                kind(HLineOnWafer.COUNT, HLineOnWafer::of, HLineOnWafer::parse, HLineOnWafer.all()),
                kind(HRepeaterOnWafer.COUNT, HRepeaterOnWafer::of, HRepeaterOnWafer::parse, HRepeaterOnWafer.all()),
                kind(HicannOnReticle.COUNT, HicannOnReticle::of, HicannOnReticle::parse, HicannOnReticle.all()),
                kind(HicannOnWafer.COUNT, HicannOnWafer::of, HicannOnWafer::parse, HicannOnWafer.all()),
                kind(HsLink.COUNT, HsLink::of, HsLink::parse, HsLink.all()),
                kind(
                        NeuronBlockOnWafer.COUNT,
                        NeuronBlockOnWafer::of,
                        NeuronBlockOnWafer::parse,
                        NeuronBlockOnWafer.all()),
                kind(ReticleOnWafer.COUNT, ReticleOnWafer::of, ReticleOnWafer::parse, ReticleOnWafer.all()),
                kind(
                        SynapseDriverOnWafer.COUNT,
                        SynapseDriverOnWafer::of,
                        SynapseDriverOnWafer::parse,
                        SynapseDriverOnWafer.all()),
                kind(
                        SynapseSwitchRowOnWafer.COUNT,
                        SynapseSwitchRowOnWafer::of,
                        SynapseSwitchRowOnWafer::parse,
                        SynapseSwitchRowOnWafer.all()),
                kind(VLineOnWafer.COUNT, VLineOnWafer::of, VLineOnWafer::parse, VLineOnWafer.all()),
                kind(VRepeaterOnWafer.COUNT, VRepeaterOnWafer::of, VRepeaterOnWafer::parse, VRepeaterOnWafer.all()));
    }

    /** Lines, repeaters and switches. */
    private static List<Kind<?>> lineKinds() {
        return List.of(
                kind(
                        CrossbarSwitchOnHicann.COUNT,
                        CrossbarSwitchOnHicann::of,
                        CrossbarSwitchOnHicann::parse,
                        CrossbarSwitchOnHicann.all()),
                kind(HLineOnHicann.COUNT, HLineOnHicann::of, HLineOnHicann::parse, HLineOnHicann.all()),
                kind(HRepeaterOnHicann.COUNT, HRepeaterOnHicann::of, HRepeaterOnHicann::parse, HRepeaterOnHicann.all()),
                kind(Half.COUNT, Half::of, Half::parse, Half.all()),
                kind(L1Address.COUNT, L1Address::of, L1Address::parse, L1Address.all()),
                kind(
                        RepeaterBlockOnHicann.COUNT,
                        RepeaterBlockOnHicann::of,
                        RepeaterBlockOnHicann::parse,
                        RepeaterBlockOnHicann.all()),
                kind(
                        SendingRepeaterOnHicann.COUNT,
                        SendingRepeaterOnHicann::of,
                        SendingRepeaterOnHicann::parse,
                        SendingRepeaterOnHicann.all()),
                kind(Side.COUNT, Side::of, Side::parse, Side.all()),
                kind(
                        SynapseSwitchOnHicann.COUNT,
                        SynapseSwitchOnHicann::of,
                        SynapseSwitchOnHicann::parse,
                        SynapseSwitchOnHicann.all()),
                kind(
                        SynapseSwitchRowOnHicann.COUNT,
                        SynapseSwitchRowOnHicann::of,
                        SynapseSwitchRowOnHicann::parse,
                        SynapseSwitchRowOnHicann.all()),
                kind(
                        TestPortOnRepeaterBlock.COUNT,
                        TestPortOnRepeaterBlock::of,
                        TestPortOnRepeaterBlock::parse,
                        TestPortOnRepeaterBlock.all()),
                kind(VLineOnHicann.COUNT, VLineOnHicann::of, VLineOnHicann::parse, VLineOnHicann.all()),
                kind(
                        VRepeaterOnHicann.COUNT,
                        VRepeaterOnHicann::of,
                        VRepeaterOnHicann::parse,
                        VRepeaterOnHicann.all()));
    }

    /** Drivers, synapses, neurons, mergers and what belongs to them. */
    private static List<Kind<?>> circuitKinds() {
        return List.of(
                kind(
                        AnalogOutputOnHicann.COUNT,
                        AnalogOutputOnHicann::of,
                        AnalogOutputOnHicann::parse,
                        AnalogOutputOnHicann.all()),
                kind(
                        BackgroundGeneratorOnHicann.COUNT,
                        BackgroundGeneratorOnHicann::of,
                        BackgroundGeneratorOnHicann::parse,
                        BackgroundGeneratorOnHicann.all()),
                kind(DenmemOnHicann.COUNT, DenmemOnHicann::of, DenmemOnHicann::parse, DenmemOnHicann.all()),
                kind(DenmemOnQuad.COUNT, DenmemOnQuad::of, DenmemOnQuad::parse, DenmemOnQuad.all()),
                kind(DncMergerOnHicann.COUNT, DncMergerOnHicann::of, DncMergerOnHicann::parse, DncMergerOnHicann.all()),
                kind(FgBlockOnHicann.COUNT, FgBlockOnHicann::of, FgBlockOnHicann::parse, FgBlockOnHicann.all()),
                kind(
                        GbitChannelOnHicann.COUNT,
                        GbitChannelOnHicann::of,
                        GbitChannelOnHicann::parse,
                        GbitChannelOnHicann.all()),
                kind(MergerOnHicann.COUNT, MergerOnHicann::of, MergerOnHicann::parse, MergerOnHicann.all()),
                kind(
                        NeuronBlockOnHicann.COUNT,
                        NeuronBlockOnHicann::of,
                        NeuronBlockOnHicann::parse,
                        NeuronBlockOnHicann.all()),
                kind(QuadOnHicann.COUNT, QuadOnHicann::of, QuadOnHicann::parse, QuadOnHicann.all()),
                kind(
                        SynapseArrayOnHicann.COUNT,
                        SynapseArrayOnHicann::of,
                        SynapseArrayOnHicann::parse,
                        SynapseArrayOnHicann.all()),
                kind(
                        SynapseColumnOnHicann.COUNT,
                        SynapseColumnOnHicann::of,
                        SynapseColumnOnHicann::parse,
                        SynapseColumnOnHicann.all()),
                kind(
                        SynapseDriverOnHicann.COUNT,
                        SynapseDriverOnHicann::of,
                        SynapseDriverOnHicann::parse,
                        SynapseDriverOnHicann.all()),
                kind(SynapseOnHicann.COUNT, SynapseOnHicann::of, SynapseOnHicann::parse, SynapseOnHicann.all()),
                kind(
                        SynapseRowOnHicann.COUNT,
                        SynapseRowOnHicann::of,
                        SynapseRowOnHicann::parse,
                        SynapseRowOnHicann.all()),
                kind(SynapticInput.COUNT, SynapticInput::of, SynapticInput::parse, SynapticInput.all()),
                kind(
                        SynapticInputOnHicann.COUNT,
                        SynapticInputOnHicann::of,
                        SynapticInputOnHicann::parse,
                        SynapticInputOnHicann.all()));
    }

    @Provide
    Arbitrary<Kind<?>> anyKind() {
        return Arbitraries.of(kinds());
    }

    @Property(tries = 500)
    void idAndTextLeadBack(@ForAll("anyKind") Kind<?> kind, @ForAll int random) {
        kind.assertRoundTrip(Math.floorMod(random, kind.count()));
    }

    @Property(tries = 200)
    void idsOutOfRangeAreRefused(@ForAll("anyKind") Kind<?> kind, @ForAll int random) {
        if (random < 0 || random >= kind.count()) {
            kind.assertOutOfRange(random);
        }
    }

    @Property(tries = 300)
    void foreignTextIsRefusedOrReadAsItself(@ForAll("anyKind") Kind<?> kind, @ForAll String text) {
        try {
            Object position = kind.parse().apply(text);
            assertTrue(kind.all().contains(position));
        } catch (IllegalArgumentException expected) {
            assertTrue(String.valueOf(expected.getMessage()).contains("Allowed: "));
        }
    }

    @Test
    void firstLastAndTextsOfAllKindsAreUnique() {
        for (Kind<?> kind : kinds()) {
            assertEquals(kind.count(), kind.all().size(), kind.name());
            kind.assertRoundTrip(0);
            kind.assertRoundTrip(kind.count() - 1);
            kind.assertOutOfRange(-1);
            kind.assertOutOfRange(kind.count());
            if (kind.count() <= 512) {
                Set<String> texts = new HashSet<>();
                for (int id = 0; id < kind.count(); id++) {
                    kind.assertRoundTrip(id);
                    texts.add(kind.all().get(id).toString());
                }
                assertEquals(kind.count(), texts.size(), kind.name());
            }
            List.of("", "?", "H", "H-1", "HL99999999999", "X1", "H1.", ".HL1", "HL 1")
                    .forEach(kind::assertRefused);
        }
    }

    @Test
    void textsAreTheShortForms() {
        assertEquals("H123", HicannOnWafer.of(123).toString());
        assertEquals("H123.HL17", new HLineOnWafer(HicannOnWafer.of(123), HLineOnHicann.of(17)).toString());
        assertEquals("VL200", VLineOnHicann.of(200).toString());
        assertEquals("N17", DenmemOnHicann.of(17).toString());
        assertEquals("SD5", SynapseDriverOnHicann.of(5).toString());
        assertEquals("F32", FpgaOnWafer.of(32).toString());
        assertEquals("R41", ReticleOnWafer.of(41).toString());
        assertEquals("NB3", NeuronBlockOnHicann.of(3).toString());
        assertEquals("M2[1]", MergerOnHicann.of(13).toString());
        assertEquals("SSR12left", SynapseSwitchRowOnHicann.at(12, Side.LEFT).toString());
    }

    @Test
    void outOfRangeMessagesNameValueAndRange() {
        String message = String.valueOf(assertThrows(IllegalArgumentException.class, () -> HLineOnHicann.of(64))
                .getMessage());
        assertTrue(message.contains("64") && message.contains("0..63") && message.contains("HLineOnHicann"), message);
    }

    @Test
    void lazyListsHaveBounds() {
        assertThrows(
                IndexOutOfBoundsException.class, () -> SynapseOnHicann.all().get(SynapseOnHicann.COUNT));
        assertThrows(IndexOutOfBoundsException.class, () -> DenmemOnWafer.all().get(-1));
    }

    @Test
    void coordMapKeepsOneValueForEachPosition() {
        CoordMap<HicannOnReticle, String> links =
                CoordMap.of(HicannOnReticle.all(), position -> position.hsLink().toString());
        assertEquals("HS2", links.get(HicannOnReticle.of(1)));
        assertEquals(HicannOnReticle.all(), links.keys());
        assertEquals(8, new HashSet<>(links.values()).size());
        CoordMap<HicannOnReticle, String> changed = links.with(HicannOnReticle.of(1), "none");
        assertEquals("none", changed.get(HicannOnReticle.of(1)));
        assertEquals("HS2", links.get(HicannOnReticle.of(1)));
        assertEquals(links, changed.with(HicannOnReticle.of(1), "HS2"));
        assertEquals(
                links.hashCode(), changed.with(HicannOnReticle.of(1), "HS2").hashCode());
        assertTrue(!links.equals(changed));
        assertTrue(links.toString().startsWith("{HR0=HS0, HR1=HS2"), links.toString());
        assertThrows(
                IllegalArgumentException.class,
                () -> CoordMap.of(HicannOnReticle.all().subList(1, 3), key -> key));
    }
}
