import { type RawBuilder, sql } from "kysely";

// Bits stand in chunks of 16,384, an image's at its ordinal within its library.

/** A chunk without a bit. */
export const noBits: RawBuilder<unknown> = sql`0::bit(16384)`;

/** The chunk in which the bit of an `ordinal` stands. */
export const chunkOf: RawBuilder<unknown> = sql`ordinal >> 14`;

/** A chunk with the bit of an `ordinal` alone. */
export const bitOf: RawBuilder<unknown> = sql`posting_bit(ordinal & 16383)`;

/** Whether an array of chunks, `bits[chunk + 1]`, has the bit of an ordinal. */
export function hasBit(bits: RawBuilder<unknown>, ordinal: RawBuilder<unknown>): RawBuilder<boolean> {
  return sql`get_bit((${bits})[(${ordinal} >> 14) + 1], ${ordinal} & 16383) = 1`;
}
