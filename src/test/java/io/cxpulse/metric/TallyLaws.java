package io.cxpulse.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** The laws of {@link Tally}, checked on the observations of one kind. */
record TallyLaws(MetricKind kind, List<Tally> observations) {

    void check(Random random) {
        Tally whole = sum(observations);
        String before = whole.toString();
        neutral(whole);
        commutative(random);
        associative(random);
        splitsAndOrders(whole, random);
        undo(whole);
        otherKinds(whole);
        assertThat(whole).as("immutable").hasToString(before);
        assertThat(whole.n()).as("n").isEqualTo(observations.size());
        assertThat(whole.kind()).isEqualTo(kind);
    }

    private Tally sum(List<Tally> tallies) {
        return tallies.stream().reduce(kind.empty(), Tally::plus);
    }

    private void neutral(Tally whole) {
        assertThat(whole.plus(kind.empty())).isEqualTo(whole);
        assertThat(kind.empty().plus(whole)).isEqualTo(whole);
        assertThat(kind.empty().isEmpty()).isTrue();
        assertThat(kind.empty().read().value())
                .isEqualTo(
                        kind == MetricKind.COUNT ? java.util.OptionalDouble.of(0) : java.util.OptionalDouble.empty());
    }

    private void commutative(Random random) {
        Tally left = part(random);
        Tally right = part(random);
        assertThat(left.plus(right)).isEqualTo(right.plus(left)).hasSameHashCodeAs(right.plus(left));
    }

    private void associative(Random random) {
        Tally a = part(random);
        Tally b = part(random);
        Tally c = part(random);
        assertThat(a.plus(b).plus(c)).isEqualTo(a.plus(b.plus(c)));
    }

    private void splitsAndOrders(Tally whole, Random random) {
        List<Tally> shuffled = new ArrayList<>(observations);
        Collections.shuffle(shuffled, random);
        List<Tally> partials = new ArrayList<>();
        for (int from = 0; from < shuffled.size(); ) {
            int to = Math.min(shuffled.size(), from + 1 + random.nextInt(5));
            partials.add(sum(shuffled.subList(from, to)));
            from = to;
        }
        Collections.shuffle(partials, random);
        Tally merged = sum(partials);
        assertThat(merged).as("split %s", partials).isEqualTo(whole).hasToString(whole.toString());
        assertThat(merged.read()).isEqualTo(whole.read());
    }

    private void undo(Tally whole) {
        assertThat(whole.negated().negated()).isEqualTo(whole);
        assertThat(whole.minus(whole).isEmpty()).isTrue();
        Tally left = whole;
        for (Tally observation : observations) {
            assertThat(whole.plus(observation).minus(observation)).isEqualTo(whole);
            left = left.minus(observation);
        }
        assertThat(left).as("emptied").isEqualTo(kind.empty()).hasSameHashCodeAs(kind.empty());
    }

    private static void otherKinds(Tally whole) {
        for (MetricKind other : MetricKind.values()) {
            if (other != whole.kind()) {
                assertThatThrownBy(() -> whole.plus(other.empty()))
                        .isInstanceOf(IllegalArgumentException.class)
                        .hasMessageContaining(other.name());
            }
        }
    }

    private Tally part(Random random) {
        return sum(observations.stream().filter(any -> random.nextBoolean()).toList());
    }
}
