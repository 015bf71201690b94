import { createHash, createHmac, hkdfSync, randomBytes, timingSafeEqual } from "node:crypto";

/** The 3072-bit MODP group, generator 2 (https://www.rfc-editor.org/rfc/rfc3526#section-4), as Cognito uses it. */
const N = BigInt(
  `0x${[
    "FFFFFFFFFFFFFFFFC90FDAA22168C234C4C6628B80DC1CD129024E088A67CC74020BBEA63B139B22514A08798E3404DD",
    "EF9519B3CD3A431B302B0A6DF25F14374FE1356D6D51C245E485B576625E7EC6F44C42E9A637ED6B0BFF5CB6F406B7ED",
    "EE386BFB5A899FA5AE9F24117C4B1FE649286651ECE45B3DC2007CB8A163BF0598DA48361C55D39A69163FA8FD24CF5F",
    "83655D23DCA3AD961C62F356208552BB9ED529077096966D670C354E4ABC9804F1746C08CA18217C32905E462E36CE3B",
    "E39E772C180E86039B2783A2EC07A28FB5C55DF06F4C52C9DE2BCBF6955817183995497CEA956AE515D2261898FA0510",
    "15728E5A8AAAC42DAD33170D04507A33A85521ABDF1CBA64ECFB850458DBEF0A8AEA71575D060C7DB3970F85A6E1E4C7",
    "ABF5AE8CDB0933D71E8C94E04A25619DCEE3D2261AD2EE6BF12FFA06D98A0864D87602733EC86A64521F2B18177B200C",
    "BBE117577A615D6C770988C0BAD946E208E24FA074E5AB3143DB5BFCE0FD108E4B82D120A93AD2CAFFFFFFFFFFFFFFFF",
  ].join("")}`,
);
const g = 2n;
const k = hash(bytes(N), bytes(g));

/** What is kept of a password: it proves a sign-in and does not give the password away. Both as hex. */
export interface Verifier {
  salt: string;
  verifier: string;
}

/** The server's half of one SRP exchange: it lives until the client proves that it knows the password. */
export interface Exchange {
  /** The client's public value. */
  a: bigint;
  /** The server's secret and public values. */
  secret: bigint;
  b: bigint;
  verifier: bigint;
}

/** A fresh salt and the verifier of `password`; `userId` is the pool's name and the user's id, joined. */
export function newVerifier(userId: string, password: string): Verifier {
  const salt = randomBytes(16).toString("hex");
  return { salt, verifier: verifierOf(userId, password, salt).toString(16) };
}

/** Whether `password` is the one that `kept` was made of. */
export function isPassword(userId: string, password: string, kept: Verifier): boolean {
  const expected = bytes(BigInt(`0x${kept.verifier}`));
  const given = bytes(verifierOf(userId, password, kept.salt));
  return given.length === expected.length && timingSafeEqual(given, expected);
}

/**
 * Begins SRP-6a (https://www.rfc-editor.org/rfc/rfc5054#section-2.6) with the client's public value in hex;
 * undefined for a value that would let anyone in.
 */
export function beginExchange(srpA: string, verifier: string): Exchange | undefined {
  if (!/^[0-9a-f]+$/i.test(srpA)) return undefined;
  const a = BigInt(`0x${srpA}`);
  if (a % N === 0n) return undefined;
  const secret = BigInt(`0x${randomBytes(32).toString("hex")}`);
  const v = BigInt(`0x${verifier}`);
  return { a, secret, b: (k * v + power(g, secret)) % N, verifier: v };
}

/**
 * Whether `signature` (base64) proves the password: an HMAC over `message` with Cognito's key, the first 16 bytes
 * of HKDF-SHA-256 with the info "Caldera Derived Key".
 */
export function isProof(exchange: Exchange, message: Buffer, signature: string): boolean {
  const { a, b, secret, verifier } = exchange;
  const u = hash(bytes(a), bytes(b));
  const shared = power((a * power(verifier, u)) % N, secret);
  const key = Buffer.from(hkdfSync("sha256", bytes(shared), bytes(u), "Caldera Derived Key", 16));
  const expected = createHmac("sha256", key).update(message).digest();
  const given = Buffer.from(signature, "base64");
  return given.length === expected.length && timingSafeEqual(given, expected);
}

function verifierOf(userId: string, password: string, salt: string): bigint {
  const identity = createHash("sha256").update(`${userId}:${password}`).digest();
  return power(g, hash(bytes(BigInt(`0x${salt}`)), identity));
}

function hash(...parts: Buffer[]): bigint {
  const digest = createHash("sha256").update(Buffer.concat(parts)).digest("hex");
  return BigInt(`0x${digest}`);
}

/** The shortest big-endian form with a sign bit, as Java's `BigInteger.toByteArray` and so Cognito write it. */
function bytes(value: bigint): Buffer {
  const hex = value.toString(16);
  const even = hex.length % 2 ? `0${hex}` : hex;
  return Buffer.from(/^[89a-f]/.test(even) ? `00${even}` : even, "hex");
}

function power(base: bigint, exponent: bigint): bigint {
  let result = 1n;
  let square = base % N;
  for (let rest = exponent; rest > 0n; rest >>= 1n) {
    if (rest & 1n) result = (result * square) % N;
    square = (square * square) % N;
  }
  return result;
}
