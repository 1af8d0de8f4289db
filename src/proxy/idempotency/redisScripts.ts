/*
 * Each key is a hash with the fields body, token, state (running, keep, release), lease (its end, ms by the clock of Redis) and answer.
 * The scripts follow the same rules as `memoryStore`.
 */

/** ARGV: body hash, token, token waited for, lease ms, keep ms. */
export const claimScript = `
local body, token, state, lease, answer = unpack(redis.call('HMGET', KEYS[1], 'body', 'token', 'state', 'lease', 'answer'))
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
if state and (state ~= 'release' or token == ARGV[3]) then
  if body ~= ARGV[1] then return {'mismatch'} end
  if state ~= 'running' then return {'answered', answer} end
  if token == ARGV[2] then return {'claimed'} end
  return {'running', token, string.format('%.0f', lease - now)}
end
redis.call('DEL', KEYS[1])
redis.call('HSET', KEYS[1], 'body', ARGV[1], 'token', ARGV[2], 'state', 'running', 'lease', string.format('%.0f', now + ARGV[4]))
redis.call('PEXPIRE', KEYS[1], ARGV[5])
return {'claimed'}
`;

/** ARGV: token, mode, answer, keep ms. A released answer stays for 5 s for the requests that were waiting for it. */
export const settleScript = `
local token, state = unpack(redis.call('HMGET', KEYS[1], 'token', 'state'))
if token ~= ARGV[1] or state ~= 'running' then return 0 end
redis.call('HSET', KEYS[1], 'state', ARGV[2], 'answer', ARGV[3])
redis.call('PEXPIRE', KEYS[1], ARGV[2] == 'keep' and ARGV[4] or 5000)
return 1
`;

/** ARGV: token. */
export const abandonScript = `
local token, state = unpack(redis.call('HMGET', KEYS[1], 'token', 'state'))
if token == ARGV[1] and state == 'running' then return redis.call('DEL', KEYS[1]) end
return 0
`;

/** No ARGV. */
export const hasScript = `
local state = redis.call('HGET', KEYS[1], 'state')
return state and state ~= 'release' and 1 or 0
`;
