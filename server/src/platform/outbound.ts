import { lookup as resolve } from 'node:dns';
import { request as plainRequest } from 'node:http';
import { request as secureRequest } from 'node:https';
import { BlockList, isIP, type LookupFunction } from 'node:net';

/** Addresses inside: this machine, its network, link-local and cloud metadata, shared and reserved ranges. */
const inside = new BlockList();
for (const [net, bits] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['224.0.0.0', 3],
] as const)
  inside.addSubnet(net, bits, 'ipv4');
for (const [net, bits] of [
  ['::', 127],
  ['64:ff9b::', 96],
  ['fc00::', 7],
  ['fe80::', 10],
  ['ff00::', 8],
] as const)
  inside.addSubnet(net, bits, 'ipv6');

/** Whether an IP address is one that only this house should reach; IPv4 written as IPv6 is looked through. */
export const isInside = (address: string): boolean => {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (mapped) return isInside(mapped);
  if (/^::ffff:/i.test(address)) return true;
  return inside.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4');
};

export class InsideAddress extends Error {
  constructor(host: string) {
    super(`${host} is a private address`);
    this.name = 'InsideAddress';
  }
}

// The address that is checked is the one that is connected to: a name cannot answer twice differently.
const guarded: LookupFunction = (host, options, done) => {
  resolve(host, { ...options, all: true }, (error, found) => {
    if (error) return done(error, '', 0);
    const bad = found.find(({ address }) => isInside(address));
    if (bad || !found[0]) return done(new InsideAddress(host), '', 0);
    if (options.all) return done(null, found as never, 0);
    done(null, found[0].address, found[0].family);
  });
};

export interface Outbound {
  url: string;
  headers: Record<string, string>;
  body: string;
  /** may go to an inside address */
  privately: boolean;
  /** milliseconds */
  patience?: number;
}

/**
 * Posts JSON to an address that somebody typed in. Follows no redirect, reads no more than the status.
 * @returns the HTTP status @throws InsideAddress, or what the network says
 */
export const postOut = ({ url, headers, body, privately, patience = 10_000 }: Outbound) =>
  new Promise<number>((done, failed) => {
    const to = new URL(url);
    const host = to.hostname.replace(/^\[|\]$/g, '');
    // A literal address is never looked up, so it is checked here.
    if (!privately && isIP(host) && isInside(host)) return failed(new InsideAddress(host));
    const request = to.protocol === 'https:' ? secureRequest : plainRequest;
    const sent = request(
      to,
      {
        method: 'POST',
        headers: {
          ...headers,
          'Content-Type': 'application/json',
          'Content-Length': Buffer.byteLength(body),
        },
        signal: AbortSignal.timeout(patience),
        ...(privately ? {} : { lookup: guarded }),
      },
      (response) => {
        response.destroy();
        done(response.statusCode ?? 0);
      },
    );
    sent.on('error', failed);
    sent.end(body);
  });
