// Sends one survey answer, one interaction and one case event to CX Pulse.
//
//   npm ci
//   node produce.mjs 127.0.0.1:9092 http://127.0.0.1:8081
import schemaregistry from '@confluentinc/schemaregistry';
import kafkajs from 'kafkajs';

const [broker = '127.0.0.1:9092', registry = 'http://127.0.0.1:8081'] = process.argv.slice(2);

// The id must be the same whenever the same event is sent again: that is how CX Pulse counts it once.
const now = Date.now();
const event = (kind) => ({ eventId: `js-${kind}-${now}`, op: 'ASSERT', source: 'javascript-example', occurredAt: now });
const customer = { customerId: 'клиент-7', channel: 'chat', product: 'café', touchpoint: 'checkout' };

const survey = {
  ...event('survey'), ...customer, surveyId: 'example', respondedAt: now, type: 'COMPLETED', metric: 'NPS',
  kind: 'RELATIONSHIP', score: 9, scaleMin: 0, scaleMax: 10, polarity: 'HIGHER_BETTER',
};
const interaction = {
  ...event('interaction'), ...customer, type: 'CONTACT_STARTED', direction: 'INBOUND', actor: 'CUSTOMER',
  outcome: 'UNKNOWN',
};
const opened = {
  ...event('case'), ...customer, caseId: `js-${now}`, type: 'OPENED', actor: 'CUSTOMER', createdBy: 'CUSTOMER',
  statusBefore: 'UNKNOWN', statusAfter: 'NEW', reopenCause: 'UNKNOWN', derived: false,
};

// The newest registered schema, which fills in the optional fields that an event leaves out. A schema made up from the
// event itself, as autoRegisterSchemas would, is never that of the topic.
const serializer = new schemaregistry.AvroSerializer(
  new schemaregistry.SchemaRegistryClient({ baseURLs: [registry] }),
  schemaregistry.SerdeType.VALUE,
  { autoRegisterSchemas: false, useLatestVersion: true, subjectNameStrategyType: 'TOPIC' },
);

// Cases by their id, all else by the customer. What has none goes by its event id, or where its target went.
const key = (topic, e) => topic === 'cx.cases'
  ? e.caseId
  : e.customerId ?? e.anonymousId ?? e.targetEventId ?? e.eventId;

// This partitioner agrees with Java's: all producers must send one key to one partition.
const producer = new kafkajs.Kafka({ clientId: 'example', brokers: [broker] })
  .producer({ createPartitioner: kafkajs.Partitioners.DefaultPartitioner });
await producer.connect();
try {
  for (const [topic, e] of [['cx.surveys', survey], ['cx.interactions', interaction], ['cx.cases', opened]]) {
    const value = await serializer.serialize(topic, e);
    await producer.send({ topic, messages: [{ key: key(topic, e), value }] });
    console.log(`${topic} ${e.eventId}`);
  }
} finally {
  await producer.disconnect();
}
