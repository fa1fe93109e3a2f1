package neckar.compiler.place;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import neckar.base.RunContext;
import neckar.spec.coord.HicannOnWafer;
import neckar.spec.topology.Availability;

/**
 * Chooses chips that hear each other on a wafer with a damaged L1 network. Sets grow around many chips by the ways between
 * pairs, and chips are exchanged as long as that helps; the best sets are then compared, and improved, by the trees that
 * lines can really have, since a way for each pair alone does not make a tree for all.
 */
final class HealthyChips {

    /** Chips around which sets are grown, at most. */
    private static final int STARTS = 64;
    /** Rounds of exchange. */
    private static final int ROUNDS = 8;
    /** Sets that are compared by their trees. */
    private static final int FINALISTS = 12;
    /** Sets of more chips are taken by pairs alone: their trees take too long. */
    private static final int LARGE = 64;
    /** Trees that the search may grow, over all sets that it tries. */
    private static final int TREES = 4000;
    /** Chips tried in the place of a badly connected one. */
    private static final int SUBSTITUTES = 12;
    /** Worth of a way; a longer one is worth a little less, by a point for each segment. */
    private static final int WAY = 128;

    private final LineReach reach;
    private final int[] candidates;
    private final int[] dncs;
    private final int wanted;
    private final short[][] worth;

    /**
     * @param candidates usable chips (enums), ascending
     * @param dncs DNC mergers that each chip will use
     * @param wanted chips to choose, at most as many as there are candidates
     */
    HealthyChips(LineReach reach, int[] candidates, int[] dncs, int wanted) {
        this.reach = reach;
        this.candidates = candidates;
        this.dncs = dncs;
        this.wanted = wanted;
        int n = candidates.length;
        worth = new short[n][n];
        for (int a = 0; a < n; a++) {
            for (int b = 0; b < n; b++) {
                worth[a][b] = (short) worth(candidates[a], candidates[b]);
            }
        }
    }

    /** True when each of the chips can serve all of them by all its lines; of many chips only the pairs are looked at. */
    static boolean hearEachOther(Availability availability, List<HicannOnWafer> chips, int[] dncs, RunContext context) {
        List<Integer> ids = chips.stream().map(HicannOnWafer::id).toList();
        LineReach reach = LineReach.of(availability, bits(ids), dncs, context);
        if (ids.size() <= LARGE) {
            return sum(reach.served(ids, dncs)) == 2L * ids.size() * ids.size() * dncs.length;
        }
        for (int from : ids) {
            for (int dnc : dncs) {
                for (int to : ids) {
                    if (reach.length(from, dnc, to) == LineReach.NONE) {
                        return false;
                    }
                }
            }
        }
        return true;
    }

    private int worth(int from, int to) {
        int sum = 0;
        for (int dnc : dncs) {
            int length = reach.length(from, dnc, to);
            sum += length == LineReach.NONE ? 0 : WAY - length;
        }
        return sum;
    }

    /** The best set found, as bits by chip enum. */
    BitSet choose() {
        TreeMap<Long, Choice> best = new TreeMap<>(Comparator.reverseOrder());
        int starts = Math.min(STARTS, candidates.length);
        for (int i = 0; i < starts; i++) {
            Choice choice = new Choice(i * candidates.length / starts);
            choice.improve();
            best.putIfAbsent(choice.total(), choice);
            if (best.size() > FINALISTS) {
                best.pollLastEntry();
            }
        }
        List<Choice> finalists = new ArrayList<>(best.values());
        return bits(wanted > LARGE ? finalists.get(0).chips() : byTrees(finalists));
    }

    private static BitSet bits(List<Integer> chips) {
        BitSet bits = new BitSet();
        chips.forEach(bits::set);
        return bits;
    }

    private List<Integer> byTrees(List<Choice> finalists) {
        Choice best = finalists.get(0);
        int[] served = new int[0];
        long most = -1;
        for (Choice choice : finalists) {
            int[] counts = reach.served(choice.chips(), dncs);
            if (sum(counts) > most) {
                best = choice;
                served = counts;
                most = sum(counts);
            }
        }
        exchange(best, served);
        return best.chips();
    }

    private static long sum(int[] counts) {
        return Arrays.stream(counts).asLongStream().sum();
    }

    /** Replaces the chips that hear least and are least heard, as long as something is lacking and there are trees left. */
    private void exchange(Choice choice, int[] first) {
        int[] served = first;
        long full = 2L * wanted * wanted * dncs.length;
        int budget = TREES / (wanted * dncs.length);
        BitSet tried = new BitSet();
        while (budget > 0 && sum(served) < full && tried.cardinality() < wanted) {
            int worst = worst(choice, served, tried);
            tried.set(choice.members[worst]);
            for (int substitute : choice.substitutes(worst, SUBSTITUTES)) {
                int before = choice.members[worst];
                choice.replace(worst, substitute);
                int[] counts = reach.served(choice.chips(), dncs);
                budget--;
                if (sum(counts) > sum(served)) {
                    served = counts;
                    tried.clear();
                } else {
                    choice.replace(worst, before);
                }
            }
        }
    }

    private static int worst(Choice choice, int[] served, BitSet tried) {
        int worst = -1;
        for (int i = 0; i < served.length; i++) {
            if (!tried.get(choice.members[i]) && (worst < 0 || served[i] < served[worst])) {
                worst = i;
            }
        }
        return worst;
    }

    /** A set of chips, by their positions among the candidates, with the worth of the ways between all and each candidate. */
    private final class Choice {
        private final int[] members = new int[wanted];
        private final boolean[] isMember = new boolean[candidates.length];
        private final int[] gain = new int[candidates.length];

        Choice(int start) {
            add(0, start);
            for (int i = 1; i < wanted; i++) {
                add(i, bestOutside());
            }
        }

        private void add(int place, int candidate) {
            members[place] = candidate;
            isMember[candidate] = true;
            count(candidate, 1);
        }

        private void count(int candidate, int sign) {
            for (int i = 0; i < gain.length; i++) {
                gain[i] += sign * (worth[candidate][i] + worth[i][candidate]);
            }
        }

        /** Worth of the ways between a candidate that is no member and the members, and to itself. */
        private int gainOf(int candidate) {
            return gain[candidate] + worth[candidate][candidate];
        }

        private int bestOutside() {
            int best = -1;
            for (int i = 0; i < gain.length; i++) {
                if (!isMember[i] && (best < 0 || gainOf(i) > gainOf(best))) {
                    best = i;
                }
            }
            return best;
        }

        void improve() {
            boolean improves = wanted < candidates.length;
            for (int round = 0; round < ROUNDS && improves; round++) {
                improves = false;
                for (int place = 0; place < wanted; place++) {
                    int member = members[place];
                    remove(place);
                    int best = bestOutside();
                    improves |= gainOf(best) > gainOf(member);
                    add(place, gainOf(best) > gainOf(member) ? best : member);
                }
            }
        }

        private void remove(int place) {
            isMember[members[place]] = false;
            count(members[place], -1);
        }

        void replace(int place, int candidate) {
            remove(place);
            add(place, candidate);
        }

        /** Candidates outside that are worth most in the place of a member, the best first. */
        List<Integer> substitutes(int place, int limit) {
            int member = members[place];
            remove(place);
            List<Integer> best = new ArrayList<>();
            for (int i = 0; i < gain.length; i++) {
                if (!isMember[i] && i != member) {
                    best.add(i);
                }
            }
            best.sort(Comparator.comparingInt((Integer i) -> -gainOf(i)).thenComparing(i -> i));
            add(place, member);
            return List.copyOf(best.subList(0, Math.min(limit, best.size())));
        }

        long total() {
            long twice = 0;
            for (int member : members) {
                twice += gain[member];
            }
            return twice / 2;
        }

        List<Integer> chips() {
            return Arrays.stream(members).mapToObj(i -> candidates[i]).toList();
        }
    }
}
