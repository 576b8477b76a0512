import io.cxpulse.schema.ActorType;
import io.cxpulse.schema.CaseEvent;
import io.cxpulse.schema.CaseEventType;
import io.cxpulse.schema.CaseOrigin;
import io.cxpulse.schema.CaseStatus;
import io.cxpulse.schema.Direction;
import io.cxpulse.schema.InteractionEvent;
import io.cxpulse.schema.InteractionOutcome;
import io.cxpulse.schema.InteractionType;
import io.cxpulse.schema.Operation;
import io.cxpulse.schema.Polarity;
import io.cxpulse.schema.ReopenCause;
import io.cxpulse.schema.SurveyEvent;
import io.cxpulse.schema.SurveyEventType;
import io.cxpulse.schema.SurveyKind;
import io.cxpulse.schema.SurveyMetric;
import java.time.Instant;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * Sends one survey answer, one interaction and one case event to CX Pulse.
 *
 * <pre>java -cp target/cx-pulse.jar examples/java/Produce.java 127.0.0.1:9092 http://127.0.0.1:8081</pre>
 */
public final class Produce {

    private static final String SOURCE = "java-example";
    private static final String CUSTOMER = "клиент-7";

    public static void main(String[] arguments) throws Exception {
        // Avro refuses classes that it was not told to trust. Before its first use, or as an option of the JVM.
        System.setProperty("org.apache.avro.SERIALIZABLE_PACKAGES", "io.cxpulse.schema");
        Map<String, Object> settings = Map.of(
                "bootstrap.servers", arguments[0],
                "schema.registry.url", arguments[1],
                "key.serializer", "org.apache.kafka.common.serialization.StringSerializer",
                "value.serializer", "io.confluent.kafka.serializers.KafkaAvroSerializer",
                // CX Pulse registers the schemas; these two find the one of this program's classes.
                "auto.register.schemas", false,
                "avro.remove.java.properties", true,
                "enable.idempotence", true);
        // The id must be the same whenever the same event is sent again: that is how CX Pulse counts it once.
        Instant now = Instant.ofEpochMilli(System.currentTimeMillis());
        String id = Long.toString(now.toEpochMilli());
        try (var producer = new KafkaProducer<String, SpecificRecord>(settings)) {
            // Cases are keyed by their id, all else by the customer, else the anonymous id, else the event id.
            send(producer, "cx.surveys", CUSTOMER, survey("java-survey-" + id, now));
            send(producer, "cx.interactions", CUSTOMER, interaction("java-interaction-" + id, now));
            send(producer, "cx.cases", "java-" + id, opened("java-case-" + id, "java-" + id, now));
        }
    }

    private static void send(
            KafkaProducer<String, SpecificRecord> producer, String topic, String key, SpecificRecord event)
            throws Exception {
        producer.send(new ProducerRecord<>(topic, key, event)).get();
        System.out.println(topic + " " + event.get(0));
    }

    private static SurveyEvent survey(String id, Instant at) {
        return SurveyEvent.newBuilder()
                .setEventId(id)
                .setOp(Operation.ASSERT)
                .setSource(SOURCE)
                .setOccurredAt(at)
                .setRespondedAt(at)
                .setType(SurveyEventType.COMPLETED)
                .setMetric(SurveyMetric.NPS)
                .setKind(SurveyKind.RELATIONSHIP)
                .setSurveyId("example")
                .setScore(9.0)
                .setScaleMin(0)
                .setScaleMax(10)
                .setPolarity(Polarity.HIGHER_BETTER)
                .setCustomerId(CUSTOMER)
                .setChannel("chat")
                .setProduct("café")
                .setTouchpoint("checkout")
                .build();
    }

    private static InteractionEvent interaction(String id, Instant at) {
        return InteractionEvent.newBuilder()
                .setEventId(id)
                .setOp(Operation.ASSERT)
                .setSource(SOURCE)
                .setOccurredAt(at)
                .setType(InteractionType.CONTACT_STARTED)
                .setDirection(Direction.INBOUND)
                .setActor(ActorType.CUSTOMER)
                .setOutcome(InteractionOutcome.UNKNOWN)
                .setCustomerId(CUSTOMER)
                .setChannel("chat")
                .setProduct("café")
                .setTouchpoint("checkout")
                .build();
    }

    private static CaseEvent opened(String id, String caseId, Instant at) {
        return CaseEvent.newBuilder()
                .setEventId(id)
                .setOp(Operation.ASSERT)
                .setSource(SOURCE)
                .setOccurredAt(at)
                .setCaseId(caseId)
                .setType(CaseEventType.OPENED)
                .setActor(ActorType.CUSTOMER)
                .setCreatedBy(CaseOrigin.CUSTOMER)
                .setStatusBefore(CaseStatus.UNKNOWN)
                .setStatusAfter(CaseStatus.NEW)
                .setReopenCause(ReopenCause.UNKNOWN)
                .setDerived(false)
                .setCustomerId(CUSTOMER)
                .setChannel("chat")
                .setProduct("café")
                .setTouchpoint("checkout")
                .build();
    }
}
