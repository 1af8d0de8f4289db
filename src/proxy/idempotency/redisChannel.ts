import type { StoreChannel } from '../OpenOrderStore.js';

/** The part of a client of `ioredis` or `redis` that sends messages. Without both members there is no channel. */
export interface PublishingClient {
  /**
   * Sends a message to a channel.
   * @default absent: `notify` reaches the streams of its own process
   */
  publish?(channel: string, message: string): Promise<unknown>;
  /**
   * Makes another client with the same settings.
   * @default absent: `notify` reaches the streams of its own process
   */
  duplicate?(): unknown;
}

/** A connection of `ioredis` that receives messages. */
interface IoRedisSubscriber {
  on(event: string, listener: (...values: unknown[]) => void): unknown;
  subscribe(channel: string): Promise<unknown>;
  disconnect(): void;
}

/** A connection of `redis` that receives messages; `destroy` is called `disconnect` in version 4. */
interface NodeRedisSubscriber {
  on(event: string, listener: () => void): unknown;
  connect(): Promise<unknown>;
  subscribe(channel: string, listener: (message: string) => void): Promise<unknown>;
  destroy?(): unknown;
  disconnect?(): unknown;
}

/**
 * Creates a channel over publish and subscribe. While there is a subscriber it has a connection of its own, because a connection that
 * subscribes can do nothing else. `undefined` when the client cannot make one.
 */
export function redisChannel(client: PublishingClient, name: string): StoreChannel | undefined {
  if (client.publish === undefined || client.duplicate === undefined) return undefined;
  return {
    async publish(message) {
      await client.publish?.(name, message);
    },
    async subscribe(listener) {
      const connection = client.duplicate?.();
      return 'defineCommand' in client
        ? subscribeIoRedis(connection as IoRedisSubscriber, name, listener)
        : subscribeNodeRedis(connection as NodeRedisSubscriber, name, listener);
    },
  };
}

/** Both clients reconnect by themselves, and subscribe again; without a listener, an error of the connection would end the process. */
const ignoreErrors = () => undefined;

async function subscribeIoRedis(
  connection: IoRedisSubscriber,
  name: string,
  listener: (message: string) => void,
): Promise<() => void> {
  connection.on('error', ignoreErrors);
  connection.on('message', (_, message) => {
    if (typeof message === 'string') listener(message);
  });
  try {
    await connection.subscribe(name);
  } catch (error) {
    connection.disconnect();
    throw error;
  }
  return () => connection.disconnect();
}

async function subscribeNodeRedis(
  connection: NodeRedisSubscriber,
  name: string,
  listener: (message: string) => void,
): Promise<() => void> {
  connection.on('error', ignoreErrors);
  const close = () => {
    if (connection.destroy) connection.destroy();
    else connection.disconnect?.();
  };
  try {
    await connection.connect();
    await connection.subscribe(name, listener);
  } catch (error) {
    close();
    throw error;
  }
  return close;
}
