export { createNodeFetch } from './node/createNodeFetch.js';
export { createNodeListener, type NodeListenerOptions } from './node/createNodeListener.js';
export { createPaymentProxy } from './createPaymentProxy.js';
export type { PaymentProxy } from './PaymentProxy.js';
export type {
  OpenOrder,
  OpenOrderStore,
  Reservation,
  Reserved,
  StoreChannel,
  StoredOrder,
} from './OpenOrderStore.js';
export type { Claim, ClaimRequest, IdempotencyStore, Settlement } from './IdempotencyStore.js';
export { memoryLimiter, type MemoryLimiterOptions } from './guards/memoryLimiter.js';
export { memoryStore, type MemoryStoreOptions } from './idempotency/memoryStore.js';
export type { Authorization, Authorize, PaymentProxyOptions, ProxyLimits } from './PaymentProxyOptions.js';
export type { ProxyResponse, ProxyOutcome } from './http/ProxyResponse.js';
export type { OrderQuery, ProxyCall, ProxyRoute } from './http/ProxyCall.js';
export type { ProxyEvent } from './http/ProxyEvent.js';
export type { RateLimiter } from './RateLimiter.js';
export { redisStore, type RedisClient, type RedisStoreOptions } from './idempotency/redisStore.js';
