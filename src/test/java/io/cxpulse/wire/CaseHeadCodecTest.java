package io.cxpulse.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cxpulse.cases.CaseHead;
import io.cxpulse.cases.CaseHistory;
import io.cxpulse.cases.RandomCase;
import io.cxpulse.event.CaseStep;
import io.cxpulse.event.Horizon;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.apache.kafka.common.errors.SerializationException;
import org.junit.jupiter.api.Test;

/** A failure names its seed; {@code -Dheads.seed=<seed>} repeats it. */
class CaseHeadCodecTest {

    private static final long SEED = Long.getLong("heads.seed", new Random().nextInt(1_000_000_000));
    private static final int HEADS = 1_000;
    private static final String NAME = "CaseHeadCodec";

    private final CaseHeadCodec codec = new CaseHeadCodec();
    private final Random random = new Random(SEED);

    @Test
    void shouldReadWhatItWroteWhenHeadsAreRandom() {
        for (int i = 0; i < HEADS; i++) {
            CaseHead head = next();
            byte[] bytes = codec.encode(head);

            assertThat(codec.decode(bytes))
                    .as("heads.seed=%d, head %d", SEED, i)
                    .isEqualTo(head);
            assertThat(codec.encode(codec.decode(bytes))).isEqualTo(bytes);
        }
    }

    @Test
    void shouldForgetByBytesWhatIsForgottenWhenTheyAreRead() {
        for (int i = 0; i < HEADS; i++) {
            CaseHead head = next();
            byte[] bytes = codec.encode(head);
            byte[] start = Arrays.copyOf(bytes, Math.min(bytes.length, 11));
            for (long offset = -1; offset <= 1; offset++) {
                Horizon horizon = new Horizon(Optional.of(head.newest().plusMillis(offset)));

                assertThat(horizon.isForgotten(codec.newest(start)))
                        .as("heads.seed=%d: %s behind %s", SEED, head, horizon)
                        .isEqualTo(horizon.isForgotten(head.newest()))
                        .isEqualTo(horizon.isForgotten(codec.decode(bytes).newest()));
            }
        }
    }

    @Test
    void shouldRefuseWhenBytesAreCutOrOfAnotherVersion() {
        for (int i = 0; i < 50; i++) {
            byte[] bytes = codec.encode(next());

            DamagedBytes.assertEveryCutIsRefused(NAME, bytes, codec::decode);
            DamagedBytes.assertEveryOtherVersionIsRefused(NAME, bytes, codec::decode);
            DamagedBytes.assertEveryOtherVersionIsRefused(NAME, bytes, codec::newest);
        }
    }

    @Test
    void shouldReadOrRefuseWhenBytesAreFlipped() {
        System.out.println("heads.seed=" + SEED);
        for (int i = 0; i < 200; i++) {
            DamagedBytes.assertFlipsAreReadOrRefused(codec.encode(next()), random, codec::decode);
        }
    }

    @Test
    void shouldSayWhatIsWrongWhenACodeIsUnknown() {
        byte[] bytes = codec.encode(CaseHead.before(RandomCase.START));
        // At the end stand the closing's sla flag, as 0 for absent, and whether it was the first contact.
        bytes[bytes.length - 2] = 18;

        assertThatThrownBy(() -> codec.decode(bytes))
                .isInstanceOf(SerializationException.class)
                .hasMessage("damaged CaseHeadCodec: no flag has the code 9");
    }

    /** Of a case that was read up to somewhere. */
    private CaseHead next() {
        List<CaseStep> events = new RandomCase(random, "дело é").events();
        CaseHead head = CaseHead.before(RandomCase.START);
        for (int end = 1; end <= events.size(); end++) {
            List<CaseStep> steps = RandomCase.effective(events.subList(0, end));
            head = head.rewritten(
                    events.get(end - 1),
                    CaseHistory.of(steps).state(),
                    steps.stream().max(CaseStep.ORDER));
        }
        return head;
    }
}
