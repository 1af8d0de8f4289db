import { describe, expect, it } from 'vitest';
import { normalizeAddress } from '../../../src/proxy/node/normalizeAddress.js';

describe('normalizeAddress', () => {
  it.each<[string, string | undefined]>([
    ['1.2.3.4', '1.2.3.4'],
    [' 1.2.3.4 ', '1.2.3.4'],
    ['1.2.3.4:4711', '1.2.3.4'],
    ['::ffff:1.2.3.4', '1.2.3.4'],
    ['::FFFF:102:304', '1.2.3.4'],
    ['[::ffff:1.2.3.4]:80', '1.2.3.4'],
    ['2001:db8:0:1::5', '2001:db8:0:1::/64'],
    ['2001:0DB8:0000:0001:ffff:ffff:ffff:ffff', '2001:db8:0:1::/64'],
    ['[2001:db8:0:1:2:3:4:5]:4711', '2001:db8:0:1::/64'],
    ['[2001:db8:0:1::9]', '2001:db8:0:1::/64'],
    ['fe80::1%eth0', 'fe80:0:0:0::/64'],
    ['::1', '0:0:0:0::/64'],
    ['2001:db8:0:2::5', '2001:db8:0:2::/64'],
    ['', undefined],
    ['unknown', undefined],
    ['_hidden', undefined],
    ['1.2.3', undefined],
    ['1.2.3.400', undefined],
    ['1.2.3.4.5', undefined],
    ['1::2::3', undefined],
    ['[::1', undefined],
    ['::1]/x', undefined],
  ])('reads %j as %s', (text, address) => expect(normalizeAddress(text)).toBe(address));
});
