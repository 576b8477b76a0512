// Does with npm's clients what a test asks for: one JSON command a line on standard input, one JSON answer a line on
// standard output. Runs in the folder whose node_modules has the clients.
import { createRequire } from 'node:module';
import { createInterface } from 'node:readline';

const require = createRequire(`${process.cwd()}/package.json`);
const { CompressionTypes, Kafka, Partitioners, logLevel } = require('kafkajs');
const { AvroDeserializer, AvroSerializer, SchemaRegistryClient, SerdeType } = require('@confluentinc/schemaregistry');

const [broker, registryUrl] = process.argv.slice(2);
const kafka = new Kafka({ clientId: 'bridge', brokers: [broker], logLevel: logLevel.ERROR });
const freshRegistry = () => new SchemaRegistryClient({ baseURLs: [registryUrl], maxRetries: 0 });
const registry = freshRegistry();

const commands = {
  // A client of its own, because one that has cached an answer would not ask again.
  registry: ({ method, args }) => freshRegistry()[method](...args),

  async produce({ topic, key, value, serializer }) {
    const bytes = await new AvroSerializer(registry, SerdeType.VALUE, serializer).serialize(topic, value);
    const producer = kafka.producer({ createPartitioner: Partitioners.DefaultPartitioner });
    await producer.connect();
    try {
      const sent = await producer.send({ topic, compression: CompressionTypes.GZIP, messages: [{ key, value: bytes }] });
      return sent[0];
    } finally {
      await producer.disconnect();
    }
  },

  async consume({ topic, count, deserializer }) {
    const values = new AvroDeserializer(registry, SerdeType.VALUE, deserializer);
    // Its end waits for the fetch that is under way.
    const consumer = kafka.consumer({ groupId: `bridge-${topic}`, maxWaitTimeInMs: 100 });
    await consumer.connect();
    try {
      await consumer.subscribe({ topics: [topic], fromBeginning: true });
      const messages = await take(consumer, count);
      return await Promise.all(messages.map(async ({ partition, message }) => ({
        partition,
        key: message.key.toString(),
        value: await values.deserialize(topic, message.value),
      })));
    } finally {
      await consumer.disconnect();
    }
  },
};

function take(consumer, count) {
  const messages = [];
  return new Promise((resolve, reject) => {
    consumer.on(consumer.events.CRASH, ({ payload }) => reject(payload.error));
    consumer.run({
      eachMessage: async (message) => {
        messages.push(message);
        if (messages.length === count) resolve(messages);
      },
    }).catch(reject);
  });
}

async function answer(line) {
  const { command, ...request } = JSON.parse(line);
  try {
    return { result: (await commands[command](request)) ?? null };
  } catch (error) {
    return { error: { message: String(error.message), status: error.status, code: error.errorCode } };
  }
}

for await (const line of createInterface({ input: process.stdin })) {
  process.stdout.write(`${JSON.stringify(await answer(line))}\n`);
}
