/*
 * Each booking is a hash with the fields token and lease (the request that calls createPayment, and the end of its time), and order (JSON),
 * id, kept and ends (the open order, when it was kept, and the end of its life). Times are ms by the clock of Redis.
 * The scripts follow the same rules as `memoryOrders`.
 */

const readClock = `
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
local text = function(number) return string.format('%.0f', number) end
`;

/** Lets the key live as long as its order or its lease. */
const setExpiry = `
local lease, ends = unpack(redis.call('HMGET', KEYS[1], 'lease', 'ends'))
local last = math.max(tonumber(lease or 0), tonumber(ends or 0))
if last > now then redis.call('PEXPIRE', KEYS[1], text(last - now)) else redis.call('DEL', KEYS[1]) end
`;

/** ARGV: token, id of the replaced order, lease ms. */
export const reserveScript = `${readClock}
local token, held, order, id, kept, ending = unpack(redis.call('HMGET', KEYS[1], 'token', 'lease', 'order', 'id', 'kept', 'ends'))
if token and token ~= ARGV[1] and tonumber(held) > now then return {'busy', text(tonumber(held) - now)} end
if order and tonumber(ending) > now and id ~= ARGV[2] then return {'open', order, text(now - tonumber(kept))} end
redis.call('HSET', KEYS[1], 'token', ARGV[1], 'lease', text(now + ARGV[3]))
${setExpiry}
return {'reserved'}
`;

/** ARGV: token, order, its id, keep ms. */
export const keepScript = `${readClock}
local token = redis.call('HGET', KEYS[1], 'token')
redis.call('HSET', KEYS[1], 'order', ARGV[2], 'id', ARGV[3], 'kept', text(now), 'ends', text(now + ARGV[4]))
if token == ARGV[1] then redis.call('HDEL', KEYS[1], 'token', 'lease') end
${setExpiry}
return 1
`;

/** ARGV: token. */
export const releaseScript = `${readClock}
if redis.call('HGET', KEYS[1], 'token') ~= ARGV[1] then return 0 end
redis.call('HDEL', KEYS[1], 'token', 'lease')
${setExpiry}
return 1
`;

/** No ARGV. */
export const findScript = `${readClock}
local order, kept, ends = unpack(redis.call('HMGET', KEYS[1], 'order', 'kept', 'ends'))
if order and tonumber(ends) > now then return {order, text(now - tonumber(kept))} end
return nil
`;

/** ARGV: id of the order. */
export const removeScript = `${readClock}
if redis.call('HGET', KEYS[1], 'id') ~= ARGV[1] then return 0 end
redis.call('HDEL', KEYS[1], 'order', 'id', 'kept', 'ends')
${setExpiry}
return 1
`;
